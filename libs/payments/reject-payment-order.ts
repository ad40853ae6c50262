import { Inject, Injectable } from '@nestjs/common';
import { Ledger } from '#libs/budgets';
import { markRejected } from '#libs/grants';
import { record } from '#libs/history';
import { type Actor, type Clock, today } from '#libs/kernel';
import { CLOCK, Database, once, type Tx } from '#libs/platform';
import { holdOrder } from './order-facts.js';
import { dayAt, OrderPlaces } from './order-place.js';
import { moveOrder, orderNumber } from './payment-orders.repository.js';

/**
 * The accountant rejects the order: it is cancelled, its number never used again, its money committed again (rule 3.19). Another
 * order, with a new number, may be issued for the instalment.
 * @throws 404; 403; 409 wrong state; 422 `payment-order.issued-by-you`, `payment-order.no-open-line`.
 */
@Injectable()
export class RejectPaymentOrder {
  constructor(
    private readonly db: Database,
    private readonly ledger: Ledger,
    private readonly places: OrderPlaces,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, reason: string, key: string): Promise<{ id: string }> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'payment-order.reject', body: { id, reason } }, () =>
        this.reject(tx, actor, id, reason),
      ),
    );
  }

  private async reject(tx: Tx, actor: Actor, id: string, reason: string): Promise<{ id: string }> {
    const { order } = await holdOrder(tx, actor, id, 'reject');
    const { grantId, amountCents } = order;
    const place = await this.places.of(tx, actor, order);
    await this.ledger.reject(tx, {
      lineId: place.lineId,
      grantId,
      amountCents,
      accountingDate: dayAt(place, order, today(this.clock)),
      reference: `order:${id}:reject`,
      actorId: actor.id,
      reason,
    });
    await markRejected(tx, order.instalmentId);
    await moveOrder(tx, id, { state: 'rejected', handledBy: actor.id, now: this.clock.now(), rejectReason: reason });
    const facts = { number: orderNumber(order), amountCents, grantId };
    const about = { subject: { kind: 'payment-order', id }, organisationId: order.organisationId };
    await record(tx, { actor, act: 'payment-order.reject', ...about, reason, facts });
    return { id };
  }
}
