import { Inject, Injectable } from '@nestjs/common';
import { Ledger } from '#libs/budgets';
import { accountingDate, markRejected } from '#libs/grants';
import { record } from '#libs/history';
import { type Actor, type Clock, today } from '#libs/kernel';
import { CLOCK, Database, once, type Tx } from '#libs/platform';
import { holdOrder } from './order-facts.js';
import { moveOrder, orderNumber } from './payment-orders.repository.js';

/**
 * The accountant rejects the order: it is cancelled, its number never used again, its money committed again (rule 3.19). Another
 * order, with a new number, may be issued for the instalment.
 * @throws 404; 403; 409 wrong state; 422 `payment-order.issued-by-you`.
 */
@Injectable()
export class RejectPaymentOrder {
  constructor(
    private readonly db: Database,
    private readonly ledger: Ledger,
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
    const { lineId, grantId, amountCents, fiscalYear } = order;
    await this.ledger.reject(tx, {
      lineId,
      grantId,
      amountCents,
      accountingDate: accountingDate(today(this.clock), fiscalYear),
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
