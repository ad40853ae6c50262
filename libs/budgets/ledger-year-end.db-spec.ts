import pg from 'pg';
import { newId } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import { FINANCE, votedLine } from './budgets.builder.js';
import { Ledger, lineOfGrant, missingFromSum, type Move, position } from './index.js';
import { post } from './ledger.js';

/** The moves between lines and of the year end: what each does to the balances, and that a past day shows the same. */
let house: TestApp;
let ledger: Ledger;
let old: string;
let now: string;
const grantId = newId();

type Verb = Exclude<
  keyof Ledger,
  'reserveAll' | 'commitAll' | 'openAccruals' | 'reverseAccruals' | 'endYear' | 'carryInAll' | 'returnTransfer'
>;

const move = (verb: Verb, lineId: string, amountCents: bigint, more: Partial<Move> = {}) =>
  house.db.transaction((tx) =>
    ledger[verb](tx, {
      lineId,
      grantId,
      amountCents,
      accountingDate: lineId === old ? '2026-12-31' : '2027-01-01',
      reference: newId(),
      actorId: FINANCE.id,
      ...more,
    }),
  );
const holds = async (lineId: string, figures: object) => {
  const today = (await position(house.db, lineId))!;
  expect(today).toMatchObject(figures);
  expect(missingFromSum(today)).toBe(0n);
};
const open = () => house.db.transaction((tx) => ledger.openAccruals(tx, [{ fromLineId: old, grantId, lineId: now }]));
const refused = (work: Promise<unknown>, code: string, facts: object = {}) =>
  expect(work).rejects.toMatchObject({ refusals: [{ code, facts }] });
const transfer = (...cents: [lineId: string, cents: bigint][]) =>
  house.db.transaction((tx) =>
    post(
      tx,
      cents.map(([lineId, amountCents]) => ({
        move: 'transfer',
        lineId,
        amountCents,
        accountingDate: '2027-02-01',
        reference: newId(),
        actorId: FINANCE.id,
      })),
    ),
  );

beforeAll(async () => {
  house = await startApp({ empty: true });
  ledger = house.get(Ledger);
  old = await votedLine(house.app, 10_000n, { year: 2026 });
  now = await votedLine(house.app, 5_000n);
});
afterAll(() => house.close());

it('rule 3.16, 3.17: at the year end what is committed is accrued, carried or lapses, and the rest of the line lapses', async () => {
  await move('reserve', old, 9_000n);
  await move('commit', old, 9_000n);
  await move('order', old, 1_000n);
  await move('accrue', old, 4_000n);
  await move('carry', old, 3_000n);
  await move('lapse', old, 1_000n);
  await refused(move('carry', old, 1n), 'budget.insufficient', { account: 'budget.account.committed' });
  await refused(move('lapse', old, 1_001n, { grantId: undefined }), 'budget.insufficient', { availableCents: 1_000 });
  await move('lapse', old, 1_000n, { grantId: undefined });
  await holds(old, { accruedCents: 4_000n, carriedCents: 3_000n, lapsedCents: 2_000n, orderedCents: 1_000n });
});

it('rule 8.5: what was carried comes in for its grant alone; an old order is settled; available stays as voted', async () => {
  expect(await lineOfGrant(house.db, grantId, 2027)).toBeUndefined();
  await move('carryIn', now, 3_000n);
  await move('settle', now, 1_000n);
  expect(await lineOfGrant(house.db, grantId, 2027)).toMatchObject({ id: now });
  const supplements = { carriedInCents: 3_000n, settledCents: 1_000n, committedCents: 3_000n, orderedCents: 1_000n };
  await holds(now, { votedCents: 9_000n, availableCents: 5_000n, ...supplements });
});

it('rule 3.16: an accrual is opened once, and reversed as far as an order lacks committed money', async () => {
  await refused(
    house.db.transaction((tx) => ledger.openAccruals(tx, [{ fromLineId: now, grantId, lineId: old }])),
    'budget.nothing-accrued',
  );
  await expect(open()).resolves.toBe(4_000n);
  await expect(open()).rejects.toThrow(/open_accrual_twice/);
  await refused(move('order', now, 7_001n), 'budget.insufficient', { availableCents: 7_000 });
  await move('order', now, 2_000n);
  await holds(now, { reversedCents: 0n, committedCents: 1_000n });
  await move('order', now, 4_000n, { reference: 'order:9' });
  await holds(now, { reversedCents: 3_000n, committedCents: 0n, orderedCents: 7_000n, votedCents: 12_000n });
  const written = await house.db.query<{ move: string }>(
    `SELECT move FROM ledger_entries WHERE reference IN ('order:9', 'order:9:reverse') ORDER BY id`,
  );
  expect(written.map((entry) => entry.move)).toEqual(['reverse', 'order']);
  await refused(move('order', now, 1_001n), 'budget.insufficient', { availableCents: 1_000 });
});

it('rule 3.16: accruals of two lines may wait on one; an order takes the earlier first, and what is left can be reversed alone', async () => {
  const [a, b] = [await votedLine(house.app, 100n, { year: 2026 }), await votedLine(house.app, 100n, { year: 2026 })];
  const to = await votedLine(house.app, 100n);
  const other = { grantId: newId() };
  for (const [line, cents] of [
    [a, 30n],
    [b, 50n],
  ] as const)
    for (const verb of ['reserve', 'commit', 'accrue'] as const)
      await move(verb, line, cents, { ...other, accountingDate: '2026-12-31' });
  const openings = [a, b].map((fromLineId) => ({ fromLineId, lineId: to, ...other }));
  await house.db.transaction((tx) => ledger.openAccruals(tx, openings));
  await move('order', to, 40n, other);
  await holds(to, { reversedCents: 40n, orderedCents: 40n, availableCents: 100n });
  const left = () =>
    house.db.query('SELECT left_cents AS left FROM open_accruals WHERE grant_id = $1 ORDER BY accrued_cents', [
      other.grantId,
    ]);
  expect(await left()).toEqual([{ left: 0n }, { left: 40n }]);
  const rest = { lineId: to, ...other, accountingDate: '2027-12-31', reference: newId(), actorId: FINANCE.id };
  expect(await house.db.transaction((tx) => ledger.reverseAccruals(tx, [rest]))).toBe(40n);
  expect(await house.db.transaction((tx) => ledger.reverseAccruals(tx, [rest]))).toBe(0n);
  await holds(to, { reversedCents: 80n, committedCents: 40n, orderedCents: 40n, availableCents: 100n });
  expect(await left()).toEqual([{ left: 0n }, { left: 0n }]);
});

it('rule 3.13: a transfer between lines sums to zero in its year, and takes only what is available', async () => {
  const other = await votedLine(house.app, 100n);
  const past = await votedLine(house.app, 100n, { year: 2028 });
  await refused(transfer([now, -500n], [other, 499n]), 'budget.transfer-unbalanced', { differenceCents: -1 });
  await refused(transfer([now, -500n]), 'budget.transfer-unbalanced');
  await refused(transfer([now, -500n], [past, 500n]), 'budget.transfer-unbalanced');
  await refused(transfer([now, -5_001n], [other, 5_001n]), 'budget.insufficient', { availableCents: 5_000 });
  await transfer([now, -500n], [other, 500n]);
  await holds(now, { transferredCents: -500n, votedCents: 11_500n, availableCents: 4_500n });
  await holds(other, { transferredCents: 500n, votedCents: 600n, availableCents: 600n });
});

it('a past day, computed from the entries, says the same as the balances', async () => {
  const balances = await Promise.all([old, now].map((id) => position(house.db, id)));
  await move('reserve', now, 1n, { accountingDate: '2027-12-30' });
  expect(await position(house.db, now, '2027-12-29')).toEqual(balances[1]);
  const earlier = await position(house.db, old, '2026-12-30');
  expect(earlier).toMatchObject({ votedCents: 10_000n, availableCents: 10_000n, lapsedCents: 0n });
  expect(await position(house.db, old, '2026-12-31')).toEqual(balances[0]);
});

it('a closed year stays closed, for the program as for the owner of the tables', async () => {
  const owner = new pg.Client({ connectionString: house.settings.databaseUrl });
  await owner.connect();
  await owner.query('UPDATE fiscal_years SET closed_at = now() WHERE year = 2026');
  for (const sql of [
    'UPDATE fiscal_years SET closed_at = NULL WHERE year = 2026',
    'DELETE FROM fiscal_years WHERE year = 2026',
  ]) {
    await expect(owner.query(sql)).rejects.toThrow(/stays so/);
    await expect(house.db.query(sql)).rejects.toThrow(/stays so/);
  }
  await owner.end();
  await refused(move('pay', old, 1n), 'budget.year-closed', { year: '2026' });
});

it('closing a year waits for the entry that is being written', async () => {
  const closer = new pg.Client({ connectionString: house.settings.databaseUrl });
  await closer.connect();
  let closed: Promise<unknown> = Promise.resolve();
  let done = false;
  await house.db.transaction(async (tx) => {
    await ledger.reserve(tx, {
      lineId: now,
      grantId,
      amountCents: 1n,
      accountingDate: '2027-06-01',
      reference: newId(),
      actorId: FINANCE.id,
    });
    closed = closer.query('UPDATE fiscal_years SET closed_at = now() WHERE year = 2027').then(() => (done = true));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(done).toBe(false);
  });
  await closed;
  await closer.end();
  await refused(move('reserve', now, 1n), 'budget.year-closed');
});
