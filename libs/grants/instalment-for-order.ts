import { payableAccount } from '#libs/organisations';
import { type Cents, type Clock, type LocalDate, notFound, type Refusal, today } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { type OrderFacts, payBy, refusalsOfOrder } from './grant.rules.js';
import { yearlyTotalSql } from './grants.repository.js';
import type { GrantState } from './grant.acts.js';

/** An instalment as the payment desk needs it, held until the transaction ends. */
export interface InstalmentForOrder {
  id: string;
  position: number;
  amountCents: Cents;
  state: 'planned' | 'ordered' | 'paid' | 'cancelled';
  grantId: string;
  grantReference: string;
  title: string;
  organisationId: string;
  organisationName: string;
  programmeCode: string;
  lineId: string;
  fiscalYear: number;
  /** The last day to pay without being late (rule 2.4). */
  payBy: LocalDate | null;
  /** Why it may not be ordered now; empty when it may. */
  refusals: Refusal[];
}

interface Row extends Omit<InstalmentForOrder, 'refusals' | 'payBy'> {
  slice: OrderFacts['slice'];
  yearClosed: boolean;
  grantState: GrantState;
  inForceOn: LocalDate | null;
  dueOn: LocalDate | null;
  condition: string | null;
  conditionMetOn: LocalDate | null;
  yearlyTotalCents: Cents;
}

/** One row for everything that an order needs to know, the yearly total of rule 2.2 included. */
export const FOR_ORDER = `i.id, i.position, i.amount_cents AS "amountCents", i.state, i.due_on AS "dueOn", i.condition,
    i.condition_met_on AS "conditionMetOn", g.id AS "grantId", g.reference AS "grantReference", g.title, g.state AS "grantState",
    g.organisation_id AS "organisationId", g.organisation_name AS "organisationName", g.programme_code AS "programmeCode",
    coalesce(s.line_id, o.line_id, g.line_id) AS "lineId", coalesce(s.year, o.year, g.fiscal_year) AS "fiscalYear", g.in_force_on AS "inForceOn",
    CASE WHEN g.authority_id IS NOT NULL THEN jsonb_build_object('year', coalesce(s.year, o.year),
      'open', coalesce(s.opened_cents, 0) > 0 OR o.line_id IS NOT NULL) END AS slice,
    y.closed_at IS NOT NULL AND coalesce(s.line_id, o.line_id) IS NULL AS "yearClosed",
    ${yearlyTotalSql('g.organisation_id', 'coalesce(s.year, o.year, g.fiscal_year)')} AS "yearlyTotalCents"`;

/**
 * Of a grant of several years also the slice that pays: the instalment's year, or the first one after it that is not closed. Once the
 * grant's own year is closed, also the line of an open year that took up what was carried over or accrued for it.
 */
export const FOR_ORDER_TABLES = `instalments i JOIN grants g ON g.id = i.grant_id JOIN fiscal_years y ON y.year = g.fiscal_year
  LEFT JOIN LATERAL (SELECT p.year, p.line_id, p.opened_cents FROM grant_slices p LEFT JOIN fiscal_years f ON f.year = p.year
    WHERE p.grant_id = g.id AND f.closed_at IS NULL
      AND p.year >= extract(year FROM greatest(coalesce(i.due_on, i.condition_met_on), g.in_force_on))
    ORDER BY p.year LIMIT 1) s ON g.authority_id IS NOT NULL
  LEFT JOIN LATERAL (SELECT l.id AS line_id, l.year FROM budget_lines l JOIN fiscal_years f ON f.year = l.year AND f.closed_at IS NULL
    WHERE l.year > g.fiscal_year AND l.id IN (
      SELECT line_id FROM line_grants WHERE grant_id = g.id AND committed_cents > 0
      UNION ALL SELECT line_id FROM open_accruals WHERE grant_id = g.id AND left_cents > 0)
    ORDER BY l.year LIMIT 1) o ON y.closed_at IS NOT NULL`;

const SELECT = `SELECT ${FOR_ORDER} FROM ${FOR_ORDER_TABLES} WHERE i.id = $1`;

/** Locks the grant's row too: an abandonment and an order cannot pass each other. NO KEY as `lockGrant` says. @throws 404. */
export async function instalmentForOrder(tx: Tx, clock: Clock, id: string): Promise<InstalmentForOrder> {
  const [row] = await tx.prepared<Row>(`${SELECT} FOR NO KEY UPDATE OF g, i`, [id]);
  if (!row) return notFound();
  const account = await payableAccount(tx, row.organisationId);
  const facts = { ...row, instalmentState: row.state, today: today(clock), accountConfirmed: account !== undefined };
  return { ...row, payBy: payBy(row, row.inForceOn), refusals: refusalsOfOrder(facts) };
}

/** planned → ordered. @throws when it was not planned: the caller holds it and has asked. */
export const markOrdered = (tx: Tx, id: string): Promise<void> => mark(tx, id, 'planned', 'ordered');
/** ordered → planned: the accountant rejected the order, another may be issued. */
export const markRejected = (tx: Tx, id: string): Promise<void> => mark(tx, id, 'ordered', 'planned');
/** ordered → paid. */
export const markPaid = (tx: Tx, id: string, paidOn: LocalDate): Promise<void> =>
  mark(tx, id, 'ordered', 'paid', paidOn);
/** paid → ordered: the bank sent the money back; the order stays valid (rule 4.14). */
export const markReturned = (tx: Tx, id: string): Promise<void> => mark(tx, id, 'paid', 'ordered');

async function mark(tx: Tx, id: string, from: string, to: string, paidOn: LocalDate | null = null): Promise<void> {
  const rows = await tx.prepared(
    'UPDATE instalments SET state = $3, paid_on = $4 WHERE id = $1 AND state = $2 RETURNING id',
    [id, from, to, paidOn],
  );
  if (rows.length !== 1) throw new Error(`instalment ${id} was not ${from}`);
}
