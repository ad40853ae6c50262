import { authorityPosition, missingFromSum, position } from '#libs/budgets';
import { newId } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import { slicesOf } from '../grants/slices.repository.js';
import { Year2006 } from './closing.builder.js';
import { CloseYearEnd, ReviewYearEnd } from './index.js';
import { booksOfYear } from './year-end.repository.js';
import { allYearEndRows } from './year-end.rows.js';

/** Rule 8 in the rooms themselves: the complementary period, the review, the close of 2006. */
let now = '2006-01-20';
let house: TestApp;
let year: Year2006;

const finance = () => house.actor('finance');
const at = () => position(house.db, year.lineId);
const refused = (work: Promise<unknown>, code: string, facts: object = {}) =>
  expect(work).rejects.toMatchObject({
    refusals: expect.arrayContaining([expect.objectContaining({ code, facts: expect.objectContaining(facts) })]),
  });
const close = async () => house.get(CloseYearEnd).run(await finance(), 2006, newId());
beforeAll(async () => {
  house = await startApp({ clock: { now: () => new Date(`${now}T10:00:00Z`) } });
  year = new Year2006(house);
  await year.begin();
  now = '2006-11-10';
  await year.play();
});
afterAll(() => house.close());

it('acts 26, 27: an order of the complementary period is dated 31 December; nobody closes before its last day', async () => {
  now = '2007-01-15';
  await year.pay(await year.order('G3', 3), '2007-01-15');
  const [entry] = await house.db.query(
    "SELECT accounting_date FROM ledger_entries WHERE move = 'order' ORDER BY id DESC LIMIT 1",
  );
  expect(entry).toEqual({ accounting_date: '2006-12-31' });
  await refused(close(), 'year-end.too-early', { ordersUntil: '2007-01-31' });
  await refused(close(), 'year-end.unreviewed', { count: 3 });
});

it('rules 3.11, 3.16, 3.17: what was done is accrued, a slice lapses, the rest is carried over; a person may choose, with a reason', async () => {
  now = '2007-01-31';
  const rows = await allYearEndRows(house.db, 2006);
  const proposals = Object.fromEntries(rows.map(({ title, proposed }) => [title, proposed]));
  expect(proposals).toEqual({
    G1: { accrueCents: 0n, carryCents: 0n, lapseCents: 4_500_000n },
    G2: { accrueCents: 10_000_000n, carryCents: 0n, lapseCents: 0n },
    G6: { accrueCents: 0n, carryCents: 4_500_000n, lapseCents: 0n },
  });
  const reviewing = house.get(ReviewYearEnd);
  const g6 = rows.find(({ title }) => title === 'G6')!;
  const choose = async (parts: object) =>
    reviewing.run(await finance(), 2006, [
      { lineId: g6.lineId, grantId: g6.grantId, accrueCents: 0n, carryCents: 0n, lapseCents: 0n, ...parts },
    ]);
  await refused(choose({ carryCents: 4_499_999n }), 'year-end.choice-sum', { differenceCents: 1n });
  await refused(choose({ accrueCents: 4_500_000n, reason: 'x' }), 'year-end.not-done', { doneCents: 0n });
  await expect(choose({ lapseCents: 4_500_000n })).rejects.toThrow('year-end.reason-missing');
  await choose({ lapseCents: 4_500_000n, reason: 'Projet arrêté' });
  expect((await booksOfYear(house.db, 2006)).unreviewed).toBe(2);
  await choose({ carryCents: 4_500_000n });
  expect(await reviewing.asProposed(await finance(), 2006)).toEqual({ reviewed: 2 });
  expect((await booksOfYear(house.db, 2006)).unreviewed).toBe(0);
});

it('a trial tells what the close would do, line by line, and leaves no trace', async () => {
  const before = await at();
  const entries = await house.db.query('SELECT id FROM ledger_entries');
  const trial = await house.get(CloseYearEnd).try(await finance(), 2006);
  expect(trial).toMatchObject({ accruedCents: 10_000_000n, carriedCents: 4_500_000n, lapsedCents: 4_666_667n });
  expect(trial.lines[0]!.before).toEqual(before);
  expect(trial.lines[0]!.after).toMatchObject({ committedCents: 0n, availableCents: 0n, lapsedCents: 4_666_667n });
  expect(await at()).toEqual(before);
  expect(await house.db.query('SELECT id FROM ledger_entries')).toEqual(entries);
  expect(await slicesOf(house.db, year.ids.G1!)).toMatchObject([{ lapsedCents: 0n }, { addedCents: 0n }, {}]);
});

it('acts 28 to 30, rules 8.1, 8.4: of two who close at once one does; every balance is that of the worked year', async () => {
  const results = await Promise.allSettled([close(), close()]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await refused(close(), 'budget.year-closed', { year: '2006' });
  const line = (await at())!;
  expect(line).toMatchObject({
    ...{ availableCents: 0n, reservedCents: 0n, committedCents: 0n, orderedCents: 22_500_000n },
    ...{ accruedCents: 10_000_000n, carriedCents: 4_500_000n, lapsedCents: 4_666_667n, paidCents: 125_333_333n },
  });
  expect(missingFromSum(line)).toBe(0n);
  expect(await slicesOf(house.db, year.ids.G1!)).toMatchObject([
    { year: 2006, openedCents: 15_000_000n, lapsedCents: 4_500_000n },
    { year: 2007, amountCents: 12_000_000n, addedCents: 4_500_000n },
    { year: 2008, amountCents: 9_000_000n },
  ]);
  expect(await authorityPosition(house.db, year.authorityId)).toMatchObject({
    ...{ votedCents: 36_000_000n, committedCents: 36_000_000n, paidCents: 10_500_000n, leftCents: 25_500_000n },
  });
});
