import { Inject, Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import type { Actor, Clock } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { holdOrder } from './order-facts.js';
import { moveOrder, orderNumber } from './payment-orders.repository.js';

/**
 * The accountant takes the order over: checked, to be paid. No money moves.
 * @throws 404; 403; 409 wrong state; 422 `payment-order.issued-by-you`, `payment-order.account-not-confirmed`.
 */
@Injectable()
export class AcceptPaymentOrder {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const { order } = await holdOrder(tx, actor, id, 'accept');
      await moveOrder(tx, id, { state: 'accepted', handledBy: actor.id, now: this.clock.now() });
      const facts = { number: orderNumber(order), amountCents: order.amountCents, grantId: order.grantId };
      const about = { subject: { kind: 'payment-order', id }, organisationId: order.organisationId };
      await record(tx, { actor, act: 'payment-order.accept', ...about, facts });
      return { id };
    });
  }
}
