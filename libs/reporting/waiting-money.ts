import { DAYS_TO_PAY } from '#libs/grants';
import type { WaitingKind } from './worklist.sources.js';

/** Days that the house gives itself for what stands between a decision and its payment, inside the 60 days of rule 2.4. */
const DAYS = { revise: 10, drawUp: 7, sign: 7, account: 5, accept: 10, pay: 5 };

const due = (column: string, days: number) => `(${column} AT TIME ZONE 'Europe/Paris')::date + ${days}`;

const amount = 'coalesce(g.granted_cents, g.amount_cents)';
const grantsWhere = (shell: string, since: string, last: string, where: string) => `
  SELECT g.id, g.title, g.organisation_name, ${amount}, ${since}, ${last}, '/${shell}/grants/' || g.id
  FROM grants g WHERE ${where}`;

/** Decided grants of the organisation and year, as rule 2.2 adds them up. */
const YEARLY = `(SELECT sum(y.granted_cents) FROM grants y WHERE y.organisation_id = g.organisation_id
  AND y.fiscal_year = g.fiscal_year AND y.state IN ('voted', 'in-force', 'signed', 'closed'))`;

const from = 'greatest(coalesce(i.due_on, i.condition_met_on), g.in_force_on)';

/** Nothing stands in the way of their order: in force, due, agreement signed where it must be, account confirmed. */
const ORDERABLE = `
  SELECT i.id, g.title, g.organisation_name, i.amount_cents, ${from}::timestamp AT TIME ZONE 'Europe/Paris', ${from} + ${DAYS_TO_PAY},
    '/office/instalments?grantId=' || g.id
  FROM instalments i JOIN grants g ON g.id = i.grant_id
  WHERE i.state = 'planned' AND coalesce(i.due_on, i.condition_met_on) <= $2 AND g.in_force_on <= $2
    AND (g.state = 'signed' OR (g.state = 'in-force' AND ${YEARLY} <= $4))
    AND EXISTS (SELECT FROM bank_accounts b WHERE b.organisation_id = g.organisation_id AND b.state = 'confirmed')`;

const ordersIn = (states: string, days: number) => `
  SELECT o.id, o.fiscal_year || '-' || lpad(o.number::text, 6, '0') || ' · ' || o.title, o.organisation_name, o.amount_cents, o.moved_at,
    least(o.pay_by, ${due('o.moved_at', days)}), '/office/payments/' || o.id
  FROM payment_orders o WHERE o.state IN (${states}) AND o.issued_by <> $1`;

/** The next instalment that waits for a condition, where nothing before it is still to be ordered; no clock runs yet (rule 2.4). */
const CONDITIONAL = `
  SELECT i.id, g.title || ' · ' || i.condition, g.organisation_name, i.amount_cents,
    greatest(g.in_force_on, (SELECT max(b.paid_on) FROM instalments b WHERE b.grant_id = g.id))::timestamp AT TIME ZONE 'Europe/Paris',
    NULL::date, '/office/grants/' || g.id
  FROM instalments i JOIN grants g ON g.id = i.grant_id
  WHERE i.state = 'planned' AND i.condition_met_on IS NULL AND i.condition IS NOT NULL AND g.state IN ('in-force', 'signed')
    AND NOT EXISTS (SELECT FROM instalments b WHERE b.grant_id = g.id AND b.position < i.position AND b.state = 'planned')`;

export const WAITING_MONEY: readonly WaitingKind[] = [
  {
    kind: 'grant-revise',
    act: 'grant.revise',
    permission: 'grant.propose',
    sql: grantsWhere('office', 'g.moved_at', due('g.moved_at', DAYS.revise), `g.state = 'returned'`),
  },
  {
    kind: 'grant-draw-up',
    act: 'grant.draw-up',
    permission: 'grant.tend',
    sql: grantsWhere(
      'office',
      'g.moved_at',
      `g.in_force_on + ${DAYS.drawUp}`,
      `g.state = 'in-force' AND g.agreement_id IS NULL AND ${YEARLY} > $4`,
    ),
  },
  {
    kind: 'grant-sign',
    act: 'grant.sign',
    permission: 'grant.sign',
    sql: grantsWhere(
      'office',
      'g.signed_copy_at',
      due('g.signed_copy_at', DAYS.sign),
      `g.state = 'in-force' AND g.signed_copy_id IS NOT NULL`,
    ),
  },
  {
    kind: 'grant-give-signed',
    act: 'grant.give-signed',
    permission: 'grant.give-signed',
    scoped: true,
    sql: grantsWhere(
      'portal',
      'g.drawn_up_at',
      'NULL::date',
      `g.state = 'in-force' AND g.agreement_id IS NOT NULL AND g.signed_copy_id IS NULL AND g.organisation_id = ANY($scopes)`,
    ),
  },
  {
    kind: 'account-confirm',
    act: 'bank-account.confirm',
    permission: 'bank-account.confirm',
    sql: `SELECT b.id, b.holder, o.name, NULL::bigint, b.entered_at, ${due('b.entered_at', DAYS.account)}, '/office/organisations/' || o.id
      FROM bank_accounts b JOIN organisations o ON o.id = b.organisation_id WHERE b.state = 'entered' AND b.entered_by <> $1`,
  },
  { kind: 'condition-confirm', act: 'grant.confirm-condition', permission: 'grant.tend', sql: CONDITIONAL },
  { kind: 'order-issue', act: 'payment-order.issue', permission: 'payment-order.issue', sql: ORDERABLE },
  {
    kind: 'order-accept',
    act: 'payment-order.accept',
    permission: 'payment-order.pay',
    sql: ordersIn(`'issued'`, DAYS.accept),
  },
  {
    kind: 'order-pay',
    act: 'payment-order.confirm-paid',
    permission: 'payment-order.pay',
    sql: ordersIn(`'accepted'`, DAYS.pay),
  },
  {
    kind: 'order-returned',
    act: 'payment-order.confirm-paid',
    permission: 'payment-order.pay',
    sql: ordersIn(`'returned'`, DAYS.pay),
  },
];
