import type { Refused } from '#libs/kernel';
import { startApp } from '#libs/testing';
import { CheckLedger } from '../reporting/check-ledger.js';
import { EACH, Race } from './close-race.builder.js';

/**
 * On the last day of the complementary period orders, acceptances and payments meet the close (rule 3.15, D07). Whichever is first, the
 * closed year takes nothing afterwards, each instalment is paid once, in its year, settled or out of its accrual, and nobody who pays is
 * refused.
 */
const race = new Race();
const { issue, accept, pay, close, open, review } = race;

const codeOf = ({ reason }: PromiseRejectedResult) => (reason as Refused).refusals[0]!.code;

beforeAll(async () => race.begin(await startApp({ clock: race.clock, env: { DATABASE_POOL: '24' } })));
afterAll(() => race.end());
afterEach(async () => {
  await race.house.get(CheckLedger).nightly();
  expect(await race.house.db.query('SELECT comparison, account FROM ledger_differences')).toEqual([]);
});

it('an order that began first is waited for, and is spending of the year', async () => {
  const [first, second] = await race.plant(2006, 2);
  await issue(second!);
  await review(2006);
  const counter = 'SELECT FROM payment_order_counters WHERE fiscal_year = $1 FOR UPDATE';
  const acts = await race.holding(counter, [2006], async () => {
    const order = issue(first!);
    await race.waiting(1);
    const closing = close(2006);
    await race.waiting(2);
    return { order, closing };
  });
  const order = await acts.order;
  expect(await acts.closing).toMatchObject({ accruedCents: 0n });
  expect(await race.booksOf(2006)).toMatchObject({ orderedCents: 2n * EACH, committedCents: 0n, accruedCents: 0n });
  const before = await race.booksOf(2006);
  await race.budget(2007);
  await accept(order);
  await pay(order);
  expect(await race.booksOf(2006)).toEqual(before);
  expect(await race.booksOf(2007)).toMatchObject({ settledCents: EACH, paidCents: EACH });
});

it('a close that began first refuses the order by the year’s name; it is issued in the next year, out of the accrual', async () => {
  const [first] = await race.plant(2007, 1);
  await review(2007);
  const line = 'SELECT FROM budget_lines WHERE year = $1 FOR UPDATE';
  const acts = await race.holding(line, [2007], async () => {
    const closing = close(2007);
    await race.waiting(1);
    const order = issue(first!);
    order.catch(() => undefined);
    await race.waiting(2);
    return { order, closing };
  });
  expect(await acts.closing).toMatchObject({ accruedCents: EACH });
  await expect(acts.order).rejects.toMatchObject({
    refusals: [{ code: 'budget.year-closed', facts: { year: '2007' } }],
  });
  const before = await race.booksOf(2007);
  await race.budget(2008);
  await open(2007);
  const order = await issue(first!);
  await accept(order);
  await pay(order);
  expect(await race.booksOf(2008)).toMatchObject({ reversedCents: EACH, paidCents: EACH });
  expect(await race.booksOf(2007)).toEqual(before);
});

it('orders, acceptances and payments in a crowd against the close, over six years: nothing is lost, nothing comes later, no deadlock', async () => {
  const seen = { ordered: 0, refused: 0 };
  const before = await race.deadlocks();
  for (let year = 2008; year < 2014; year++) {
    const all = await race.plant(year, 16);
    await race.budget(year + 1);
    const [toOrder, toAccept, toPay] = [all.slice(0, 8), all.slice(8, 12), all.slice(12)];
    const issued = await Promise.all(toAccept.map(issue));
    const accepted = await Promise.all(toPay.map(issue));
    await Promise.all(accepted.map(accept));
    await review(year);
    const after = (i: number) => new Promise((done) => setTimeout(done, i * 6));
    const closing = after(year - 2007).then(() => close(year));
    const [orders, acceptances, payments] = await Promise.all([
      Promise.allSettled(toOrder.map((id, i) => after(i).then(() => issue(id)))),
      Promise.allSettled(issued.map((id, i) => after(i * 2).then(() => accept(id)))),
      Promise.allSettled(accepted.map((id, i) => after(i * 2).then(() => pay(id)))),
      closing,
    ]);
    const closed = await race.booksOf(year);
    expect(closed).toMatchObject({ availableCents: 0n, reservedCents: 0n, committedCents: 0n });
    expect(acceptances.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'));
    await open(year).catch((error) =>
      expect(error).toMatchObject({ refusals: [{ code: 'year-end.nothing-to-open' }] }),
    );
    for (const [i, outcome] of orders.entries()) {
      if (outcome.status === 'rejected') expect(codeOf(outcome)).toMatch(/^(budget|instalment)\.year-closed$/);
      seen[outcome.status === 'rejected' ? 'refused' : 'ordered']++;
      const order = outcome.status === 'rejected' ? await issue(toOrder[i]!) : outcome.value;
      await accept(order);
      await pay(order);
    }
    for (const order of issued) await pay(order);
    expect(payments.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'));
    expect(await race.booksOf(year)).toEqual(closed);
    const paid = await race.house.db.one(
      `SELECT count(*)::int AS n, count(DISTINCT o.instalment_id)::int AS once FROM payment_orders o JOIN transfers t ON t.order_id = o.id
       WHERE o.instalment_id = ANY($1::uuid[]) AND o.state = 'paid' AND t.state = 'paid'`,
      [all],
    );
    expect(paid).toEqual({ n: 16, once: 16 });
  }
  expect(seen.ordered).toBeGreaterThan(0);
  expect(seen.refused).toBeGreaterThan(0);
  expect(await race.deadlocks()).toBe(before);
});
