import type { Cents, FiscalYear } from '#libs/kernel';
import type { Queryable, Tx } from '#libs/platform';
import type { OrderRow } from './payment-orders.repository.js';
import type { RecordRefundInput } from './record-refund-payment-order.js';

export interface RefundRow extends RecordRefundInput {
  id: string;
  kind: 'credits' | 'income';
  fiscalYear: number;
}

/** What came back of an order, the first first. */
export const refundsOf = (q: Queryable, orderId: string): Promise<RefundRow[]> =>
  q.query(
    `SELECT id, kind, fiscal_year AS "fiscalYear", amount_cents AS "amountCents", received_on AS "receivedOn",
       bank_reference AS "bankReference", reason FROM refunds WHERE order_id = $1 ORDER BY created_at, id`,
    [orderId],
  );

/** What came back of a year's orders after its close: income of the years in which it came (rule 8.6). Cents. */
export const incomeOfClosed = async (q: Queryable, year: FiscalYear): Promise<{ count: number; amountCents: Cents }> =>
  (await q.one<{ count: number; amountCents: Cents }>(
    `SELECT count(*)::int AS count, coalesce(sum(r.amount_cents), 0)::bigint AS "amountCents"
     FROM refunds r JOIN payment_orders o ON o.id = r.order_id WHERE r.kind = 'income' AND o.fiscal_year = $1`,
    [year],
  ))!;

interface NewRefund {
  refund: RefundRow;
  order: Pick<OrderRow, 'id' | 'grantId'>;
  by: string;
  now: Date;
}

/** @throws 409 `refund-reference-twice` when this bank reference is known already. */
export async function insertRefund(tx: Tx, { refund, order, by, now }: NewRefund): Promise<void> {
  const { id, kind, fiscalYear, amountCents, receivedOn, bankReference, reason } = refund;
  await tx.query(
    `INSERT INTO refunds (id, order_id, grant_id, kind, fiscal_year, amount_cents, received_on, bank_reference, reason, recorded_by,
       created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [...[id, order.id, order.grantId, kind, fiscalYear, amountCents, receivedOn, bankReference, reason, by], now],
  );
}
