import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { prepare } from '../../scripts/prepare.mjs';
import { startApp, TEST_PASSWORD, type TestApp } from './app.js';
import { testClient } from './client.js';
import { insist, KilledServer } from './killed-server.js';
import { type Mailbox, startMailbox } from './mailbox.js';
import { type Cast, caseAt, castOf, good, openCall, plantGround, proposed, recommended, YEAR } from './road.js';

const GRANTS = 200;
const KILLS = 20;
const CENTS = 500_000;
const VOTES = 20;

let house: TestApp;
let box: Mailbox;
let server: KilledServer;
let lineId: string;
let cases: { grantId: string; caseId: string; step: number }[];

beforeAll(async () => {
  await prepare({ parts: ['server'], say: () => {} });
  house = await startApp();
  const cast = await castOf(house);
  lineId = await plantGround(house, cast, GRANTS * CENTS);
  cases = await atOnce(4, Array.from({ length: GRANTS }), () => proposedGrant(cast));
  await house.tell();
  box = await startMailbox();
  server = await KilledServer.start({
    NODE_ENV: 'test',
    DATABASE_URL: house.settings.databaseUrl,
    DATA_DIR: house.settings.dataDir,
    SESSION_SECRET: house.settings.sessionSecret,
    SMTP_URL: box.url,
    LOG_LEVEL: 'error',
  });
}, 400_000);

afterAll(async () => {
  await server?.kill();
  await box?.close();
  await house?.close();
});

/** A grant whose case waits for the head of unit; an organisation asks once a call, so each has a call of its own. */
async function proposedGrant(cast: Cast) {
  const callId = await openCall(cast, 'Appel sida');
  const grant = await proposed(cast, await recommended(cast, callId, CENTS), lineId);
  const { step } = await caseAt(cast, grant.caseId);
  const opinion = { step, favourable: true, reason: 'Conforme.' };
  good(await cast.officer.post(`/api/approval-cases/${grant.caseId}/give-opinion`, opinion));
  return { grantId: grant.id, caseId: grant.caseId, step: (await caseAt(cast, grant.caseId)).step };
}

/** Does the work for each item, so many at a time. */
async function atOnce<I, O>(clients: number, items: I[], work: (item: I, index: number) => Promise<O>): Promise<O[]> {
  const results: O[] = [];
  let next = 0;
  const client = async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index]!, index);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return results;
}

it(`${KILLS} times SIGKILL during ${GRANTS} approvals: nothing is lost and nothing happens twice`, async () => {
  const [head, secretary] = await Promise.all(
    ['head', 'secretary'].map((name) =>
      testClient(server.url, { email: `${name}@demo.example`, password: TEST_PASSWORD }),
    ),
  );
  let acts = 0;
  let over = false;
  const killer = killAtRandom(
    () => acts,
    () => over,
  );
  await atOnce(4, cases, async ({ caseId, step }) => {
    await insist(head!, `/api/approval-cases/${caseId}/approve`, { step });
    acts++;
  });
  await atOnce(2, chunks(cases, GRANTS / VOTES), async (some, index) => {
    await vote(secretary!, `${YEAR} SOL ${index + 1}`, some);
    acts += 3;
  });
  over = true;
  const amid = await killer;
  expect(server.kills).toBe(KILLS);
  expect(amid).toBeGreaterThanOrEqual(KILLS * 0.75);
  await settled();
  await decisionsAreWhole();
  await moneyIsWhole();
  await noticesAreWhole();
}, 600_000);

const chunks = <T>(items: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

async function vote(secretary: Parameters<typeof insist>[0], number: string, some: typeof cases): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  const votes = some.map(({ caseId, step }) => ({ caseId, step: step + voteAfter, result: 'adopted' }));
  const { id } = (await insist(secretary, '/api/deliberations', { number, sessionOn: day, votes })).body as {
    id: string;
  };
  await insist(secretary, `/api/deliberations/${id}/transmit`, { on: day });
  await insist(secretary, `/api/deliberations/${id}/publish`, { on: day });
}

/** Below 23,000 euros the elected approver's step (3) is left out: after the head (2) comes the vote (4). */
const voteAfter = 2;

/** Waits for some acts, then for a moment within one, and kills. Answers how many kills came while people acted. */
async function killAtRandom(acts: () => number, over: () => boolean): Promise<number> {
  let amid = 0;
  while (server.kills < KILLS) {
    const enough = acts() + Math.floor(Math.random() * 14);
    while (acts() < enough && !over()) await sleep(2);
    await sleep(Math.random() * 40);
    if (!over()) amid++;
    await server.killAndRise();
  }
  return amid;
}

const rows = <R>(sql: string, params: unknown[] = []) => house.db.query<R>(sql, params);

/** Everything handed on, and the queue worked off. */
async function settled(): Promise<void> {
  const waiting = async () =>
    (
      await rows<{ n: bigint }>(
        `SELECT (SELECT count(*) FROM history WHERE relayed_at IS NULL) + (SELECT count(*) FROM deliveries WHERE state = 'queued') AS n`,
      )
    )[0]!.n;
  let quiet = 0;
  for (let before = -1; quiet < 20;) {
    const [{ n }] = (await rows<{ n: bigint }>('SELECT count(*) AS n FROM notices')) as [{ n: bigint }];
    quiet = (await waiting()) === 0n && Number(n) === before ? quiet + 1 : 0;
    before = Number(n);
    await sleep(250);
  }
}

async function decisionsAreWhole(): Promise<void> {
  const acts = await rows<{ act: string; cases: bigint; decisions: bigint }>(
    'SELECT act, count(DISTINCT case_id) AS cases, count(*) AS decisions FROM approval_decisions GROUP BY act ORDER BY act',
  );
  const whole = BigInt(GRANTS);
  expect(acts).toEqual(['adopt', 'approve', 'give-opinion'].map((act) => ({ act, cases: whole, decisions: whole })));
  expect(await rows('SELECT state, count(*) AS n FROM approval_cases GROUP BY state')).toEqual([
    { state: 'in-force', n: whole },
  ]);
  const said = await rows<{ act: string; n: bigint; subjects: bigint }>(
    `SELECT act, count(*) AS n, count(DISTINCT subject_id) AS subjects FROM history
     WHERE act IN ('approval.approve', 'deliberation.record', 'deliberation.transmit', 'deliberation.publish') GROUP BY act ORDER BY act`,
  );
  const voted = BigInt(VOTES);
  expect(said).toEqual([
    { act: 'approval.approve', n: whole, subjects: whole },
    ...['publish', 'record', 'transmit'].map((verb) => ({ act: `deliberation.${verb}`, n: voted, subjects: voted })),
  ]);
}

async function moneyIsWhole(): Promise<void> {
  const moves = await rows(
    'SELECT move, count(*) AS n, count(DISTINCT grant_id) AS grants, sum(amount_cents)::bigint AS cents FROM ledger_entries WHERE grant_id IS NOT NULL GROUP BY move ORDER BY move',
  );
  const [n, cents] = [BigInt(GRANTS), BigInt(GRANTS * CENTS)];
  expect(moves).toEqual(['commit', 'reserve'].map((move) => ({ move, n, grants: n, cents })));
  const finance = await house.as('finance');
  const { position } = good(await finance.get(`/api/budget-lines/${lineId}`));
  expect(position).toMatchObject({ availableCents: 0, reservedCents: 0, committedCents: GRANTS * CENTS });
}

/** Told once more of everything, the listeners find nothing left to tell; and no message came twice by the mail. */
async function noticesAreWhole(): Promise<void> {
  const told = () =>
    rows('SELECT (SELECT count(*) FROM notices) AS notices, (SELECT count(*) FROM deliveries) AS deliveries');
  const before = await told();
  expect(Number((before[0] as { notices: bigint }).notices)).toBeGreaterThan(GRANTS * 2);
  const owner = new pg.Client({ connectionString: house.settings.databaseUrl });
  await owner.connect();
  await owner.query('UPDATE history SET relayed_at = NULL');
  await owner.end();
  await server.kill();
  await house.tell();
  expect(await told()).toEqual(before);
  const ids = box.mails.map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(ids.length);
  const states = await rows<{ state: string; n: bigint }>('SELECT state, count(*) AS n FROM deliveries GROUP BY state');
  const open = states.filter(({ state }) => !['sent', 'kept', 'unknown', 'sending'].includes(state));
  expect(open).toEqual([]);
}
