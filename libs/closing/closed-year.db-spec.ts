import { grantPosition, Ledger, lineOfGrant, position } from '#libs/budgets';
import { newId } from '#libs/kernel';
import { incomeOfClosed } from '#libs/payments';
import { startApp, type TestApp } from '#libs/testing';
import { lineOf } from '../grants/grants.builder.js';
import { RecordRefundPaymentOrder } from '../payments/record-refund-payment-order.js';
import { RecordReturnPaymentOrder } from '../payments/record-return-payment-order.js';
import { RejectPaymentOrder } from '../payments/reject-payment-order.js';
import { CheckLedger } from '../reporting/check-ledger.js';
import { Year2006 } from './closing.builder.js';
import { CloseYearEnd, OpenYearEnd, ReviewYearEnd } from './index.js';

/** After the close of 2006 (rule 8): the next year opens, and whatever still happens to 2006's money happens there. */
let now = '2006-01-20';
let house: TestApp;
let year: Year2006;
let unpaid: string;

const finance = () => house.actor('finance');
const at = () => position(house.db, year.lineId);
const refused = (work: Promise<unknown>, code: string, facts: object = {}) =>
  expect(work).rejects.toMatchObject({
    refusals: expect.arrayContaining([expect.objectContaining({ code, facts: expect.objectContaining(facts) })]),
  });
const holding = async (grant: string, of: number) => {
  const line = await lineOfGrant(house.db, year.ids[grant]!, of);
  return line && grantPosition(house.db, line.id, year.ids[grant]!);
};

beforeAll(async () => {
  house = await startApp({ clock: { now: () => new Date(`${now}T10:00:00Z`) } });
  year = new Year2006(house);
  await year.begin();
  now = '2006-11-10';
  unpaid = await year.play();
  now = '2007-01-31';
  await year.pay(await year.order('G3', 3), '2007-01-31');
  await house.get(ReviewYearEnd).asProposed(await finance(), 2006);
  await house.get(CloseYearEnd).run(await finance(), 2006, newId());
});
afterAll(() => house.close());

it('rule 8.5: 2007 takes up what was carried for its grant, what was accrued, and the slice with what lapsed', async () => {
  const open = async () => house.get(OpenYearEnd).run(await finance(), 2006, newId());
  await expect(open()).rejects.toMatchObject({ status: 404 });
  const lineId = await lineOf(house, 'aids', 2007, 100_000_000n);
  const [one, two] = await Promise.allSettled([open(), open()]);
  expect([one.status, two.status].sort()).toEqual(['fulfilled', 'rejected']);
  await refused(open(), 'year-end.nothing-to-open', { year: '2007' });
  expect(await position(house.db, lineId)).toMatchObject({
    ...{ votedCents: 104_500_000n, carriedInCents: 4_500_000n, reversedCents: 0n },
    ...{ committedCents: 21_000_000n, availableCents: 83_500_000n },
  });
  const order = await year.order('G2', 2);
  await year.pay(order, '2007-01-31');
  expect(await position(house.db, lineId)).toMatchObject({
    ...{ votedCents: 114_500_000n, reversedCents: 10_000_000n, paidCents: 10_000_000n, availableCents: 83_500_000n },
  });
  await year.conditionMet('G6', 2, '2007-01-31');
  await year.order('G6', 2);
  expect(await holding('G6', 2007)).toMatchObject({ committedCents: 0n, orderedCents: 4_500_000n });
});

it('D07: a payment dated in the closed year and a decommitment there are refused, by its name; nothing is written', async () => {
  const before = await at();
  await refused(year.pay(unpaid, '2006-12-30'), 'budget.year-closed', { year: '2006' });
  const actorId = (await finance()).id;
  const move = { lineId: year.lineId, grantId: year.ids.G5!, amountCents: 1n, accountingDate: '2006-12-31', actorId };
  await refused(
    house.db.transaction((tx) => house.get(Ledger).decommit(tx, { ...move, reference: newId() })),
    'budget.year-closed',
    { year: '2006' },
  );
  expect(await at()).toEqual(before);
});

it('an order of the closed year is paid in the open one, and D14: it comes back and is rejected there; 2006 stays as it was', async () => {
  const before = await at();
  now = '2007-02-20';
  await year.pay(unpaid, '2007-02-20', 'OLD-1');
  expect(await holding('G5', 2007)).toMatchObject({ orderedCents: 0n, paidCents: 22_500_000n });
  const accountant = await house.actor('accountant');
  const back = { bankReference: 'OLD-1', returnedOn: '2007-02-20', reason: 'AC04' };
  await house.get(RecordReturnPaymentOrder).run(accountant, unpaid, back, newId());
  expect(await holding('G5', 2007)).toMatchObject({ orderedCents: 22_500_000n, paidCents: 0n });
  await house.get(RejectPaymentOrder).run(accountant, unpaid, 'Compte clos', newId());
  expect(await holding('G5', 2007)).toMatchObject({ committedCents: 22_500_000n, orderedCents: 0n });
  await year.pay(await year.order('G5', 1), '2007-02-20');
  expect(await holding('G5', 2007)).toMatchObject({ committedCents: 0n, paidCents: 22_500_000n });
  expect(await at()).toEqual(before);
});

it('D14: what a closed year paid comes back: the open year takes the order up; the closed year still shows it paid', async () => {
  const before = await at();
  const sql = `SELECT o.id, t.bank_reference AS "bankReference" FROM payment_orders o JOIN transfers t ON t.order_id = o.id
    WHERE o.grant_id = $1 AND o.state = 'paid'`;
  const paid = (await house.db.one<{ id: string; bankReference: string }>(sql, [year.ids.G7]))!;
  const accountant = await house.actor('accountant');
  const back = { bankReference: paid.bankReference, returnedOn: '2007-02-20', reason: 'AC04' };
  await house.get(RecordReturnPaymentOrder).run(accountant, paid.id, back, newId());
  await house.get(RecordReturnPaymentOrder).run(accountant, paid.id, back, newId());
  expect(await holding('G7', 2007)).toMatchObject({ orderedCents: 6_000_000n });
  expect(await at()).toEqual(before);
});

it('rules 3.25, 8.6: what comes back later is income of the open year, and the closed one keeps its figures; in its own year credits return', async () => {
  const before = await at();
  const accountant = await house.actor('accountant');
  const order = async (grant: string, of: number) =>
    (await house.db.one<{ id: string }>(
      "SELECT id FROM payment_orders WHERE grant_id = $1 AND fiscal_year = $2 AND state = 'paid' LIMIT 1",
      [year.ids[grant], of],
    ))!.id;
  const give = async (id: string, amountCents: bigint, bankReference: string, receivedOn = '2007-02-20') =>
    house
      .get(RecordRefundPaymentOrder)
      .run(accountant, id, { amountCents, receivedOn, bankReference, reason: 'Solde non employé' }, newId());
  const old = await order('G2', 2006);
  await give(old, 500_000n, 'BACK-1');
  await refused(give(old, 39_500_001n, 'BACK-2'), 'payment-order.refund-too-large', { leftCents: 39_500_000n });
  await expect(give(old, 1n, 'BACK-1')).rejects.toThrow(/refund_reference_twice/);
  await refused(give(old, 1n, 'BACK-3', '2007-03-01'), 'payment-order.in-future');
  await refused(give(old, 1n, 'BACK-3', '2006-12-30'), 'budget.year-closed', { year: '2006' });
  expect(await at()).toEqual(before);
  const of2007 = await order('G2', 2007);
  const now2007 = await holding('G2', 2007);
  await give(of2007, 100n, 'BACK-4');
  expect(await holding('G2', 2007)).toMatchObject({ paidCents: now2007!.paidCents - 100n });
  expect(await incomeOfClosed(house.db, 2006)).toEqual({ count: 1, amountCents: 500_000n });
  expect(await incomeOfClosed(house.db, 2007)).toEqual({ count: 0, amountCents: 0n });
  const kinds = await house.db.query('SELECT kind, fiscal_year FROM refunds ORDER BY created_at, id');
  expect(kinds).toEqual([
    { kind: 'income', fiscal_year: 2007 },
    { kind: 'credits', fiscal_year: 2007 },
  ]);
});

it('the proof of the accounts agrees with all of it: slices not open, accruals, settled orders and money that came back', async () => {
  await house.get(CheckLedger).nightly();
  const found = await house.db.query(
    'SELECT comparison, account, recorded_cents, computed_cents FROM ledger_differences',
  );
  expect(found).toEqual([]);
});
