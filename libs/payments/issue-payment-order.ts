import { Inject, Injectable } from '@nestjs/common';
import { Ledger } from '#libs/budgets';
import { accountingDate, instalmentForOrder, markOrdered } from '#libs/grants';
import { record } from '#libs/history';
import { type Actor, type Clock, demand, may, newId, refuse, Refused, today } from '#libs/kernel';
import { CLOCK, Database, once, type Tx } from '#libs/platform';
import { paymentOrderActs } from './payment-order.acts.js';
import { insertOrder, liveOrderOf, orderNumber } from './payment-orders.repository.js';

export interface Issued {
  id: string;
  /** `2027-000123`: continuous in its fiscal year, never used again (rule 3.21). */
  number: string;
}

/**
 * The authorising officer orders the payment of one instalment: committed → ordered.
 * @throws 404; 403; 409 `payment-order.already-ordered` with the order's number (D13); 422 `instalment.agreement-missing`,
 * `instalment.account-not-confirmed`, `instalment.condition-not-met`, `instalment.not-due`, `instalment.not-in-force`.
 */
@Injectable()
export class IssuePaymentOrder {
  constructor(
    private readonly db: Database,
    private readonly ledger: Ledger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, instalmentId: string, key: string): Promise<Issued> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'payment-order.issue', body: { instalmentId } }, () =>
        this.issue(tx, actor, instalmentId),
      ),
    );
  }

  private async issue(tx: Tx, actor: Actor, instalmentId: string): Promise<Issued> {
    demand(paymentOrderActs, 'issue', { state: 'issued', can: (p) => may(actor, p), facts: { issuedByActor: false } });
    const instalment = await instalmentForOrder(tx, this.clock, instalmentId);
    const before = instalment.state === 'planned' ? undefined : await liveOrderOf(tx, instalmentId);
    if (before) refuse('payment-order.already-ordered', { number: orderNumber(before) }, 409);
    if (instalment.refusals.length > 0) throw new Refused(instalment.refusals);
    const id = newId();
    const { lineId, grantId, amountCents, fiscalYear, organisationId } = instalment;
    const issuedOn = today(this.clock);
    await this.ledger.order(tx, {
      lineId,
      grantId,
      amountCents,
      accountingDate: accountingDate(issuedOn, fiscalYear),
      reference: `order:${id}`,
      actorId: actor.id,
    });
    await markOrdered(tx, instalmentId);
    const number = await insertOrder(tx, { id, instalment, issuedBy: actor.id, issuedOn, now: this.clock.now() });
    const issued = { id, number: orderNumber({ fiscalYear, number }) };
    const facts = { number: issued.number, amountCents, grantId, position: instalment.position };
    await record(tx, {
      actor,
      act: 'payment-order.issue',
      subject: { kind: 'payment-order', id },
      organisationId,
      facts,
    });
    return issued;
  }
}
