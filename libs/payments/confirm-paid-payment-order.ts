import { Inject, Injectable } from '@nestjs/common';
import { Ledger } from '#libs/budgets';
import { markPaid } from '#libs/grants';
import { record } from '#libs/history';
import { type Actor, type Clock, type LocalDate, today } from '#libs/kernel';
import { CLOCK, Database, once, type Tx } from '#libs/platform';
import { holdOrder, refuseDay } from './order-facts.js';
import { dayAt, OrderPlaces } from './order-place.js';
import { insertTransfer, moveOrder, orderNumber } from './payment-orders.repository.js';

export interface ConfirmPaidInput {
  /** The bank's day; not in the future, not before the order. */
  paidOn: LocalDate;
  /** The bank's reference of the transfer; each is known once. */
  bankReference: string;
}

/**
 * The accountant confirms that the money has left: ordered → paid, and one transfer to the account confirmed now.
 * @throws 404; 403; 409 wrong state, `transfer-reference-twice`; 422 `payment-order.issued-by-you`, `payment-order.account-not-confirmed`,
 * `payment-order.account-returned`, `payment-order.in-future`, `payment-order.too-early`, `payment-order.no-open-line`.
 */
@Injectable()
export class ConfirmPaidPaymentOrder {
  constructor(
    private readonly db: Database,
    private readonly ledger: Ledger,
    private readonly places: OrderPlaces,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, input: ConfirmPaidInput, key: string): Promise<{ id: string }> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'payment-order.confirm-paid', body: { id, ...input } }, () =>
        this.confirm(tx, actor, id, input),
      ),
    );
  }

  private async confirm(
    tx: Tx,
    actor: Actor,
    id: string,
    { paidOn, bankReference }: ConfirmPaidInput,
  ): Promise<{ id: string }> {
    const { order, account, transfers } = await holdOrder(tx, actor, id, 'confirm-paid');
    const notBefore = transfers.at(-1)?.returnedOn ?? order.issuedOn;
    refuseDay(paidOn, 'paidOn', { notBefore, today: today(this.clock) });
    const { grantId, amountCents } = order;
    const place = await this.places.of(tx, actor, order);
    const transferId = await insertTransfer(tx, { order, account: account!, paidOn, bankReference, by: actor.id });
    await this.ledger.pay(tx, {
      lineId: place.lineId,
      grantId,
      amountCents,
      accountingDate: dayAt(place, order, paidOn),
      reference: `transfer:${transferId}`,
      actorId: actor.id,
    });
    await markPaid(tx, order.instalmentId, paidOn);
    await moveOrder(tx, id, { state: 'paid', handledBy: actor.id, now: this.clock.now() });
    const facts = { number: orderNumber(order), amountCents, grantId, paidOn, bankReference, title: order.title };
    const about = { subject: { kind: 'payment-order', id }, organisationId: order.organisationId };
    await record(tx, { actor, act: 'payment-order.confirm-paid', ...about, facts });
    return { id };
  }
}
