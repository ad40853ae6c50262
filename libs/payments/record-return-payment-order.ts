import { Inject, Injectable } from '@nestjs/common';
import { Ledger } from '#libs/budgets';
import { markReturned } from '#libs/grants';
import { record } from '#libs/history';
import { type Actor, type Clock, type LocalDate, may, notFound, today } from '#libs/kernel';
import { CLOCK, Database, once, type Tx } from '#libs/platform';
import { holdOrder, refuseDay } from './order-facts.js';
import { dayAt, OrderPlaces } from './order-place.js';
import { moveOrder, orderNumber, returnTransfer, transfersOf } from './payment-orders.repository.js';

export interface RecordReturnInput {
  /** Which transfer came back: the bank's reference of it. */
  bankReference: string;
  /** The bank's day. */
  returnedOn: LocalDate;
  /** The bank's code and words, e.g. `AC04 account closed` (rule 4.13). */
  reason: string;
}

/**
 * The bank sent the money back: paid → ordered. The order stays valid, its transfer came back (rule 4.14, D14). The same return a
 * second time, from another statement or another person, changes nothing. What a closed year paid stays paid there: the order is then
 * taken up by the open year, as ordered.
 * @throws 404 also for a transfer that is not this order's; 403; 409 wrong state; 422 a day before the payment or in the future.
 */
@Injectable()
export class RecordReturnPaymentOrder {
  constructor(
    private readonly db: Database,
    private readonly ledger: Ledger,
    private readonly places: OrderPlaces,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, input: RecordReturnInput, key: string): Promise<{ id: string }> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'payment-order.record-return', body: { id, ...input } }, () =>
        this.recordReturn(tx, actor, id, input),
      ),
    );
  }

  private async recordReturn(tx: Tx, actor: Actor, id: string, input: RecordReturnInput): Promise<{ id: string }> {
    if (await this.knownAlready(tx, actor, id, input.bankReference)) return { id };
    const { order, transfers } = await holdOrder(tx, actor, id, 'record-return');
    const transfer = transfers.find(({ state }) => state === 'paid')!;
    if (transfer.bankReference !== input.bankReference) return notFound();
    const { returnedOn, reason } = input;
    refuseDay(returnedOn, 'returnedOn', { notBefore: transfer.paidOn, today: today(this.clock) });
    const { grantId, amountCents } = order;
    const place = await this.places.of(tx, actor, order);
    if (!place.settledNow)
      await this.ledger.returnTransfer(tx, {
        ...{ lineId: place.lineId, grantId, amountCents, reason, actorId: actor.id },
        accountingDate: dayAt(place, order, returnedOn),
        reference: `transfer:${transfer.id}:return`,
        transfer: `transfer:${transfer.id}`,
      });
    const now = this.clock.now();
    await returnTransfer(tx, transfer.id, { returnedOn, reason, now });
    await markReturned(tx, order.instalmentId);
    await moveOrder(tx, id, { state: 'returned', handledBy: actor.id, now });
    const facts = {
      number: orderNumber(order),
      amountCents,
      grantId,
      returnedOn,
      bankReference: input.bankReference,
      title: order.title,
    };
    const about = { subject: { kind: 'payment-order', id }, organisationId: order.organisationId };
    await record(tx, { actor, act: 'payment-order.record-return', ...about, reason, facts });
    return { id };
  }

  private async knownAlready(tx: Tx, actor: Actor, id: string, bankReference: string): Promise<boolean> {
    if (!may(actor, 'payment-order.pay')) return false;
    await tx.query('SELECT FROM payment_orders WHERE id = $1 FOR UPDATE', [id]);
    const transfers = await transfersOf(tx, id);
    return transfers.some((transfer) => transfer.bankReference === bankReference && transfer.state === 'returned');
  }
}
