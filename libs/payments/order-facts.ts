import { type Actor, may, notFound, type Refusal, Refused, demand } from '#libs/kernel';
import { type BankAccountRow, payableAccount } from '#libs/organisations';
import type { Queryable, Tx } from '#libs/platform';
import { paymentOrderActs, type PaymentOrderFacts } from './payment-order.acts.js';
import { lockOrder, type OrderRow, type TransferRow, transfersOf } from './payment-orders.repository.js';

/** An order that the transaction holds, with what its rules ask. */
export interface HeldOrder {
  order: OrderRow;
  account?: BankAccountRow;
  transfers: TransferRow[];
  facts: PaymentOrderFacts;
}

export async function factsOf(q: Queryable, actor: Actor, order: OrderRow): Promise<Omit<HeldOrder, 'order'>> {
  const account = await payableAccount(q, order.organisationId);
  const transfers = await transfersOf(q, order.id);
  const back = transfers.filter(({ state }) => state === 'returned').at(-1);
  const facts = {
    issuedByActor: order.issuedBy === actor.id,
    account: account && { id: account.id, confirmedAt: account.confirmed_at },
    lastReturn: back && { accountId: back.accountId, at: back.returnRecordedAt! },
  };
  return { account, transfers, facts };
}

/** Holds an order for an act of the accountant. @throws 404; 403; 409 wrong state; 422 the rules of the act. */
export async function holdOrder(tx: Tx, actor: Actor, id: string, verb: string): Promise<HeldOrder> {
  if (!may(actor, 'payment-order.read')) notFound();
  const order = await lockOrder(tx, id);
  const held = { order, ...(await factsOf(tx, actor, order)) };
  demand(paymentOrderActs, verb, { state: order.state, can: (p) => may(actor, p), facts: held.facts });
  return held;
}

/** Refuses a day that cannot be. */
export function refuseDay(on: string, path: string, { notBefore, today }: { notBefore: string; today: string }): void {
  const refusals: Refusal[] = [
    ...(on > today ? [{ code: 'payment-order.in-future', path, facts: { today } }] : []),
    ...(on < notBefore ? [{ code: 'payment-order.too-early', path, facts: { notBefore } }] : []),
  ];
  if (refusals.length > 0) throw new Refused(refusals);
}
