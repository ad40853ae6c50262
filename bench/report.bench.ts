import { Database } from '#libs/platform';
import { votedLine } from '../libs/budgets/budgets.builder.js';
import { annualReport } from '../libs/reporting/annual-report.js';
import { fillLedger } from './entries.js';
import { type Bench, milliseconds } from './frame.js';
import { openHouse, ownerPool } from './house.js';
import { seedApplications, seedGrants } from './seed.js';

const GRANTS = 400;
const [FEW, MANY, MOST] = [10_000, 1_000_000, 10_000_000];
const NOW = new Date('2027-12-31T12:00:00Z');
const PAST_DAY = '2027-07-20';
/** Milliseconds in which the state of a past day must be there. */
const PAST_MS = 2000;

const GROUPED = `
  SELECT grant_id, sum(CASE 'reserved' WHEN to_account THEN amount_cents WHEN from_account THEN -amount_cents ELSE 0 END) AS reserved,
    sum(CASE 'committed' WHEN to_account THEN amount_cents WHEN from_account THEN -amount_cents ELSE 0 END) AS committed,
    sum(CASE 'ordered' WHEN to_account THEN amount_cents WHEN from_account THEN -amount_cents ELSE 0 END) AS ordered,
    sum(CASE 'paid' WHEN to_account THEN amount_cents WHEN from_account THEN -amount_cents ELSE 0 END) AS paid
  FROM ledger_entries WHERE line_id = $1 GROUP BY grant_id`;

/** The whole annual report of a programme against the sums over its entries, and against itself while the ledger grows. */
export default async function bench({ databaseUrl, report }: Bench): Promise<void> {
  const app = await openHouse(databaseUrl);
  const db = app.get(Database);
  const owner = ownerPool(databaseUrl, 2);
  await seedApplications(owner, { applications: GRANTS, organisations: 100 });
  const lineId = await votedLine(app, 1_000_000_000n);
  const grants = await seedGrants(owner, lineId, GRANTS);
  const make = (asOf?: string) =>
    db.transaction((tx) => annualReport(tx, { programme: 'aids', year: 2027, asOf }, NOW));
  const times: Record<number, number> = {};
  for (const entries of [FEW, MANY, MOST]) {
    await fillLedger(owner, lineId, grants, entries);
    if ((await make()).figures.paidCents !== BigInt(entries / 4) * 100n) throw new Error('the report is wrong');
    times[entries] = await milliseconds(() => make(), 60);
    if (entries === MANY)
      await report(`annual report over ${said(MANY)} entries against GROUP BY`, {
        ours: () => milliseconds(() => make(), 30),
        theirs: () => milliseconds(() => owner.query(GROUPED, [lineId]), 3),
        unit: 'ms',
        aim: { atMost: 0.01 },
      });
    if (entries !== FEW)
      await report(`annual report over ${said(entries)} entries against ${said(FEW)}`, {
        ours: async () => times[entries]!,
        theirs: async () => times[FEW]!,
        unit: 'ms',
        aim: { atMost: 1.3 },
      });
  }
  await report(`report of a past day, ${said(MOST)} entries on one line, against its limit`, {
    ours: () => milliseconds(() => make(PAST_DAY), 3),
    theirs: async () => PAST_MS,
    unit: 'ms',
    aim: { atMost: 1 },
  });
  await owner.end();
  await app.close();
}

const said = (entries: number) => entries.toLocaleString('en');
