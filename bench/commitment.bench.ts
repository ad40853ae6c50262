import type pg from 'pg';
import { actorByEmail } from '#libs/access';
import { Ledger } from '#libs/budgets';
import { newId, systemClock, today } from '#libs/kernel';
import { Database } from '#libs/platform';
import { PublishDeliberation } from '../libs/approvals/publish-deliberation.js';
import { votedLine } from '../libs/budgets/budgets.builder.js';
import { BARE_COMMITMENT, VOTED } from './commitment.sql.js';
import type { Bench } from './frame.js';
import { openHouse, ownerPool } from './house.js';
import { seedApplications, seedGrants } from './seed.js';

const LINES = 64;
/** Grants that one run commits, by the number of clients. */
const PER_RUN = { 1: 300, 16: 1_200 } as const;
/** Three that count, and one before them, so that neither side is measured while it is still being compiled. */
const ROUNDS = 4;

/**
 * A grant's commitment: the deliberation is published, its case and the grant enter into force, the money is committed, and history
 * tells it, all in one transaction, through the service and as one hand-written function that writes the same rows.
 */
export default async function bench({ databaseUrl, report }: Bench): Promise<void> {
  const app = await openHouse(databaseUrl);
  const owner = ownerPool(databaseUrl, 16);
  const secretary = (await actorByEmail(app.get(Database), 'secretary@demo.example'))!;
  const day = today(systemClock);
  const ready = await votedGrants(app, owner, day);
  await owner.query(BARE_COMMITMENT);
  const publish = app.get(PublishDeliberation);
  const ours = (id: string) => publish.run(secretary, id, { on: day }, newId());
  const theirs = (id: string) =>
    owner.query({
      name: 'bare',
      text: 'SELECT bare_commitment($1, $2, $3, $4, $5)',
      values: [id, day, secretary.id, secretary.name, newId()],
    });
  for (const [clients, hot] of [
    [1, false],
    [16, false],
    [16, true],
  ] as const) {
    const take = () => (hot ? ready.hot : ready.spread).splice(0, PER_RUN[clients]);
    await rate(take(), ours, clients);
    await rate(take(), theirs, clients);
    await report(
      `grant commitment, ${clients} client${clients > 1 ? 's' : ''}, ${hot ? 'one hot line' : `${LINES} lines`}`,
      {
        ours: () => rate(take(), ours, clients),
        theirs: () => rate(take(), theirs, clients),
        unit: '/s',
        aim: { atLeast: 0.6 },
      },
    );
  }
  await owner.end();
  await app.close();
}

/** How many a second, when so many clients do all of them. */
async function rate(ids: string[], work: (id: string) => Promise<unknown>, clients: number): Promise<number> {
  const count = ids.length;
  const start = performance.now();
  const client = async () => {
    for (let id = ids.pop(); id; id = ids.pop()) await work(id);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (count * 1000) / (performance.now() - start);
}

/** Deliberations that are transmitted and lack only their publication, each with one grant: on many lines, and on one. */
async function votedGrants(app: Awaited<ReturnType<typeof openHouse>>, owner: pg.Pool, day: string) {
  const [spread, hot] = [2 * ROUNDS * (PER_RUN[1] + PER_RUN[16]), 2 * ROUNDS * PER_RUN[16]];
  await seedApplications(owner, { applications: spread + hot, organisations: 200 });
  const year = Number(day.slice(0, 4));
  const lines: string[] = [];
  for (let i = 0; i <= LINES; i++) lines.push(await votedLine(app, 100_000_000_000n, { year }));
  const grants = await seedGrants(owner, lines[0]!, spread + hot);
  const place = grants.map((_, i) => (i < hot ? lines[0]! : lines[1 + (i % LINES)]!));
  await owner.query(
    'UPDATE grants g SET line_id = x.line, fiscal_year = $3 FROM unnest($1::uuid[], $2::uuid[]) x (id, line) WHERE g.id = x.id',
    [grants, place, year],
  );
  const [db, ledger] = [app.get(Database), app.get(Ledger)];
  for (let i = 0; i < grants.length; i += 500) {
    const moves = grants.slice(i, i + 500).map((grantId, j) => ({
      lineId: place[i + j]!,
      grantId,
      amountCents: 1_000_000n,
      accountingDate: day,
      reference: `bench:${grantId}`,
      actorId: grantId,
    }));
    await db.transaction((tx) => ledger.reserveAll(tx, moves));
  }
  for (const sql of VOTED) await owner.query(sql);
  await owner.query('VACUUM ANALYZE');
  const ids = async (isHot: boolean) =>
    (
      await owner.query<{ id: string }>(
        `SELECT c.subject_id AS grant, d.deliberation_id AS id FROM approval_cases c JOIN approval_decisions d ON d.case_id = c.id
       JOIN grants g ON g.id = c.subject_id WHERE (g.line_id = $1) = $2`,
        [lines[0], isHot],
      )
    ).rows.map(({ id }) => id);
  return { spread: await ids(false), hot: await ids(true) };
}
