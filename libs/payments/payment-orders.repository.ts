import type { InstalmentForOrder } from '#libs/grants';
import { type Cents, type LocalDate, newId, notFound } from '#libs/kernel';
import type { BankAccountRow } from '#libs/organisations';
import type { Queryable, Tx } from '#libs/platform';
import type { PaymentOrderState } from './payment-order.acts.js';

export interface OrderRow {
  id: string;
  fiscalYear: number;
  number: number;
  instalmentId: string;
  grantId: string;
  grantReference: string;
  title: string;
  organisationId: string;
  organisationName: string;
  programmeCode: string;
  lineId: string;
  /** Of the open year, once the order's own year is closed. */
  settledLineId: string | null;
  amountCents: Cents;
  payBy: LocalDate | null;
  state: PaymentOrderState;
  movedAt: Date;
  version: number;
  issuedBy: string;
  issuedOn: LocalDate;
  handledBy: string | null;
  rejectReason: string | null;
}

export const ORDER_COLUMNS = `o.id, o.fiscal_year AS "fiscalYear", o.number, o.instalment_id AS "instalmentId", o.grant_id AS "grantId",
  o.grant_reference AS "grantReference", o.title, o.organisation_id AS "organisationId", o.organisation_name AS "organisationName",
  o.programme_code AS "programmeCode", o.line_id AS "lineId", o.settled_line_id AS "settledLineId", o.amount_cents AS "amountCents", o.pay_by AS "payBy", o.state,
  o.moved_at AS "movedAt", o.version, o.issued_by AS "issuedBy", o.issued_on AS "issuedOn", o.handled_by AS "handledBy",
  o.reject_reason AS "rejectReason"`;

/** `2027-000123`. */
export const orderNumber = (order: Pick<OrderRow, 'fiscalYear' | 'number'>): string =>
  `${order.fiscalYear}-${String(order.number).padStart(6, '0')}`;

export async function lockOrder(tx: Tx, id: string): Promise<OrderRow> {
  const [row] = await tx.prepared<OrderRow>(
    `SELECT ${ORDER_COLUMNS} FROM payment_orders o WHERE o.id = $1 FOR UPDATE`,
    [id],
  );
  return row ?? notFound();
}

export async function orderById(q: Queryable, id: string): Promise<OrderRow> {
  return (await q.one<OrderRow>(`SELECT ${ORDER_COLUMNS} FROM payment_orders o WHERE o.id = $1`, [id])) ?? notFound();
}

/** The order that an instalment has, rejected ones left aside. */
export async function liveOrderOf(tx: Tx, instalmentId: string): Promise<OrderRow | undefined> {
  const sql = `SELECT ${ORDER_COLUMNS} FROM payment_orders o WHERE o.instalment_id = $1 AND o.state <> 'rejected'`;
  return (await tx.prepared<OrderRow>(sql, [instalmentId]))[0];
}

interface NewOrder {
  id: string;
  instalment: InstalmentForOrder;
  issuedBy: string;
  issuedOn: LocalDate;
  now: Date;
}

/** Takes the year's next number and writes the order, in one statement: nothing after it may wait, for others wait for the counter. */
export async function insertOrder(tx: Tx, { id, instalment, issuedBy, issuedOn, now }: NewOrder): Promise<number> {
  const [row] = await tx.prepared<{ number: number }>(INSERT, [
    id,
    instalment.fiscalYear,
    instalment.id,
    instalment.grantId,
    instalment.grantReference,
    instalment.title,
    instalment.organisationId,
    instalment.organisationName,
    instalment.programmeCode,
    instalment.lineId,
    instalment.amountCents,
    instalment.payBy,
    issuedBy,
    issuedOn,
    now,
  ]);
  return row!.number;
}

const INSERT = `WITH counter AS (
    INSERT INTO payment_order_counters (fiscal_year, last) VALUES ($2, 1)
    ON CONFLICT (fiscal_year) DO UPDATE SET last = payment_order_counters.last + 1 RETURNING last)
  INSERT INTO payment_orders (id, fiscal_year, number, instalment_id, grant_id, grant_reference, title, organisation_id, organisation_name,
    programme_code, line_id, amount_cents, pay_by, issued_by, issued_on, moved_at)
  SELECT $1, $2, last, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15 FROM counter RETURNING number`;

interface OrderMove {
  state: PaymentOrderState;
  handledBy: string;
  now: Date;
  rejectReason?: string;
}

export async function moveOrder(tx: Tx, id: string, { state, handledBy, now, rejectReason }: OrderMove): Promise<void> {
  await tx.prepared(
    `UPDATE payment_orders SET state = $2, handled_by = $3, moved_at = $4, reject_reason = $5, version = version + 1 WHERE id = $1`,
    [id, state, handledBy, now, rejectReason ?? null],
  );
}

export interface TransferRow {
  id: string;
  orderId: string;
  accountId: string;
  iban: string;
  amountCents: Cents;
  paidOn: LocalDate;
  bankReference: string;
  state: 'paid' | 'returned';
  recordedBy: string;
  returnedOn: LocalDate | null;
  returnReason: string | null;
  returnRecordedAt: Date | null;
}

/** All attempts of an order, the first first. */
export const transfersOf = (q: Queryable, orderId: string): Promise<TransferRow[]> =>
  q.query(
    `SELECT id, order_id AS "orderId", account_id AS "accountId", iban, amount_cents AS "amountCents", paid_on AS "paidOn",
       bank_reference AS "bankReference", state, recorded_by AS "recordedBy", returned_on AS "returnedOn", return_reason AS "returnReason",
       return_recorded_at AS "returnRecordedAt" FROM transfers WHERE order_id = $1 ORDER BY created_at, id`,
    [orderId],
  );

interface NewTransfer {
  order: OrderRow;
  account: BankAccountRow;
  paidOn: LocalDate;
  bankReference: string;
  by: string;
}

/** @throws 409 `transfer-reference-twice` when a transfer with this reference is known already. */
export async function insertTransfer(
  tx: Tx,
  { order, account, paidOn, bankReference, by }: NewTransfer,
): Promise<string> {
  const id = newId();
  await tx.prepared(
    `INSERT INTO transfers (id, order_id, account_id, iban, amount_cents, paid_on, bank_reference, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, order.id, account.id, account.iban, order.amountCents, paidOn, bankReference, by],
  );
  return id;
}

interface Return {
  returnedOn: LocalDate;
  reason: string;
  now: Date;
}

export async function returnTransfer(tx: Tx, id: string, { returnedOn, reason, now }: Return): Promise<void> {
  await tx.prepared(
    "UPDATE transfers SET state = 'returned', returned_on = $2, return_reason = $3, return_recorded_at = $4 WHERE id = $1",
    [id, returnedOn, reason, now],
  );
}
