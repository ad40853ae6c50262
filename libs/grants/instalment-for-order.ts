import { payableAccount } from '#libs/organisations';
import { type Cents, type Clock, type LocalDate, notFound, type Refusal, today } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { payBy, refusalsOfOrder } from './grant.rules.js';
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
    g.line_id AS "lineId", g.fiscal_year AS "fiscalYear", g.in_force_on AS "inForceOn",
    (SELECT coalesce(sum(y.granted_cents), 0)::bigint FROM grants y WHERE y.organisation_id = g.organisation_id
      AND y.fiscal_year = g.fiscal_year AND y.state IN ('voted', 'in-force', 'signed', 'closed')) AS "yearlyTotalCents"`;

const SELECT = `SELECT ${FOR_ORDER} FROM instalments i JOIN grants g ON g.id = i.grant_id WHERE i.id = $1`;

/** Locks the grant's row too: an abandonment and an order cannot pass each other. @throws 404. */
export async function instalmentForOrder(tx: Tx, clock: Clock, id: string): Promise<InstalmentForOrder> {
  const [row] = await tx.prepared<Row>(`${SELECT} FOR UPDATE OF g, i`, [id]);
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
