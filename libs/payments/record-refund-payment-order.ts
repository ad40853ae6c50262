import { Inject, Injectable } from '@nestjs/common';
import { fiscalYears, holdLine, Ledger } from '#libs/budgets';
import { accountingDate } from '#libs/grants';
import { record } from '#libs/history';
import {
  type Actor,
  type Cents,
  type Clock,
  type FiscalYear,
  fiscalYearOf,
  type LocalDate,
  newId,
  refuse,
  today,
} from '#libs/kernel';
import { CLOCK, Database, once, type Tx } from '#libs/platform';
import { holdOrder, refuseDay } from './order-facts.js';
import { orderNumber } from './payment-orders.repository.js';
import { insertRefund, refundsOf } from './refunds.repository.js';

export interface RecordRefundInput {
  /** Above zero; with earlier refunds never more than the order paid. */
  amountCents: Cents;
  /** The bank's day; not in the future, not before the payment. */
  receivedOn: LocalDate;
  /** The bank's reference of what came; each is known once. */
  bankReference: string;
  reason: string;
}

/**
 * The beneficiary gives money back (rule 3.25). While the year that paid it is open, its credits come back: paid → available. Later it is
 * income of the year in which it comes, and the closed year keeps every figure (rule 8.6).
 * @throws 404; 403; 409 wrong state, `refund-reference-twice`; 422 `payment-order.refund-too-large`, `payment-order.in-future`,
 * `payment-order.too-early`, `budget.year-closed` for a day in a year that is closed.
 */
@Injectable()
export class RecordRefundPaymentOrder {
  constructor(
    private readonly db: Database,
    private readonly ledger: Ledger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, input: RecordRefundInput, key: string): Promise<{ id: string }> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'payment-order.record-refund', body: { id, ...input } }, () =>
        this.recordRefund(tx, actor, id, input),
      ),
    );
  }

  private async recordRefund(tx: Tx, actor: Actor, id: string, input: RecordRefundInput): Promise<{ id: string }> {
    const { order, transfers } = await holdOrder(tx, actor, id, 'record-refund');
    const { amountCents, receivedOn, reason } = input;
    const sent = transfers.find(({ state }) => state === 'paid')!;
    refuseDay(receivedOn, 'receivedOn', { notBefore: sent.paidOn, today: today(this.clock) });
    const before = (await refundsOf(tx, id)).reduce((sum, refund) => sum + refund.amountCents, 0n);
    const leftCents = order.amountCents - before;
    if (amountCents > leftCents) refuse('payment-order.refund-too-large', { leftCents }, 422, 'amountCents');
    const line = (await holdLine(tx, order.settledLineId ?? order.lineId))!;
    const refundId = newId();
    if (!line.closed)
      await this.ledger.refund(tx, {
        ...{ lineId: line.id, grantId: order.grantId, amountCents, reason, actorId: actor.id },
        accountingDate: accountingDate(receivedOn, line.year),
        reference: `refund:${refundId}`,
      });
    const kind = line.closed ? ('income' as const) : ('credits' as const);
    const year = line.closed ? await this.incomeYear(tx, receivedOn) : line.year;
    const kept = { ...input, id: refundId, kind, fiscalYear: year };
    await insertRefund(tx, { refund: kept, order, by: actor.id, now: this.clock.now() });
    const facts = {
      number: orderNumber(order),
      amountCents,
      grantId: order.grantId,
      kind: `refund.kind.${kind}`,
      year: String(year),
    };
    const about = { subject: { kind: 'payment-order', id }, organisationId: order.organisationId };
    await record(tx, { actor, act: 'payment-order.record-refund', ...about, reason, facts });
    return { id };
  }

  /** What a closed year would gain cannot be entered any more (D07): its report keeps every figure. */
  private async incomeYear(tx: Tx, receivedOn: LocalDate): Promise<FiscalYear> {
    const year = fiscalYearOf(receivedOn);
    const closed = (await fiscalYears(tx)).some((one) => one.year === year && one.closed);
    if (closed) refuse('budget.year-closed', { year: String(year) }, 422, 'receivedOn');
    return year;
  }
}
