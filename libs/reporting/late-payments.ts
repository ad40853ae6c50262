import { programmes } from '#libs/budgets';
import { DAYS_TO_PAY } from '#libs/grants';
import type { Cents, LocalDate } from '#libs/kernel';
import { languageOf, listPage, type Queryable, Where, words } from '#libs/platform';
import type { LatePaymentDto, LatePaymentPage, LatePaymentQuery } from './late-payment.dto.js';

interface Row {
  id: string;
  /** Of the order, or `to-order` where an instalment has none. */
  state: string;
  number: string | null;
  grantId: string;
  grantReference: string;
  title: string;
  organisationName: string;
  programmeCode: string;
  amountCents: Cents;
  payBy: LocalDate;
  paidOn: LocalDate | null;
  daysLate: number;
}

const payable = 'greatest(coalesce(i.due_on, i.condition_met_on), g.in_force_on)';

/** Due for more than 60 days, and no order. The first condition is the one that the index of planned instalments answers. */
export const LATE_TO_ORDER = `
  SELECT i.id, 'to-order' AS state, NULL::text AS number, g.id AS grant_id, g.reference, g.title, g.organisation_name, g.programme_code,
    i.amount_cents, ${payable} + ${DAYS_TO_PAY} AS pay_by, NULL::date AS paid_on, extract(year FROM ${payable})::int AS year
  FROM instalments i JOIN grants g ON g.id = i.grant_id
  WHERE i.state = 'planned' AND coalesce(i.due_on, i.condition_met_on) < $1::date - ${DAYS_TO_PAY}
    AND g.in_force_on < $1::date - ${DAYS_TO_PAY} AND g.state IN ('in-force', 'signed')`;

const ordersWhere = (paidOn: string, joined: string, where: string) => `
  SELECT o.id, o.state, o.fiscal_year || '-' || lpad(o.number::text, 6, '0'), o.grant_id, o.grant_reference, o.title, o.organisation_name,
    o.programme_code, o.amount_cents, o.pay_by, ${paidOn}, o.fiscal_year FROM payment_orders o ${joined} WHERE ${where}`;

const OPEN = `o.state IN ('issued', 'accepted', 'returned') AND o.pay_by < $1`;

export const LATE_TO_PAY = ordersWhere('NULL::date', '', OPEN);

const PAID_LATE = ordersWhere(
  't.paid_on',
  `JOIN transfers t ON t.order_id = o.id AND t.state = 'paid'`,
  `o.state = 'paid' AND t.paid_on > o.pay_by AND $1::date IS NOT NULL AND o.fiscal_year = $2`,
);

const NAMES =
  '(id, state, number, grant_id, reference, title, organisation_name, programme_code, amount_cents, pay_by, paid_on, year)';
const SELECT = `l.id, l.state, l.number, l.grant_id AS "grantId", l.reference AS "grantReference", l.title,
  l.organisation_name AS "organisationName", l.programme_code AS "programmeCode", l.amount_cents AS "amountCents",
  l.pay_by AS "payBy", l.paid_on AS "paidOn", coalesce(l.paid_on, $1::date) - l.pay_by AS "daysLate"`;
const DAYS_LATE = 'coalesce(l.paid_on, $1::date) - l.pay_by';

/** What is to be paid and past the 60 days of rule 2.4, or was paid after them: the worst first. */
export async function latePayments(q: Queryable, query: LatePaymentQuery, today: LocalDate): Promise<LatePaymentPage> {
  const { from, where } = sourceOf(query, today);
  const names = await namesOf(q);
  return listPage<Row, LatePaymentDto, 'totalCents'>(q, {
    select: SELECT,
    from,
    where,
    id: 'l.id',
    sort: {
      days: { column: DAYS_LATE, type: 'int', descending: true },
      amount: { column: 'l.amount_cents', type: 'bigint', descending: true },
    },
    query,
    map: (row) => view(row, names),
    sums: { totalCents: 'l.amount_cents' },
  });
}

/** All that the filter finds, the worst first: for an export. */
export async function allLatePayments(
  q: Queryable,
  query: LatePaymentQuery,
  today: LocalDate,
): Promise<LatePaymentDto[]> {
  const { from, where } = sourceOf(query, today);
  const [names, rows] = await Promise.all([
    namesOf(q),
    q.query<Row>(`SELECT ${SELECT} FROM ${from} WHERE ${where.sql} ORDER BY ${DAYS_LATE} DESC, l.id`, where.params),
  ]);
  return rows.map((row) => view(row, names));
}

/** Of what was paid, one fiscal year; of what waits, everything unless a year is asked for. */
function sourceOf({ state, programme, year }: LatePaymentQuery, today: LocalDate) {
  const where = new Where();
  const paid = state === 'paid';
  where.params.push(today, ...(paid ? [year ?? Number(today.slice(0, 4))] : []));
  where.when(programme, 'l.programme_code = $?').when(paid ? null : year, 'l.year = $?');
  return { from: `(${paid ? PAID_LATE : `${LATE_TO_ORDER} UNION ALL ${LATE_TO_PAY}`}) l ${NAMES}`, where };
}

export const namesOf = async (q: Queryable) => new Map((await programmes(q)).map(({ code, name }) => [code, name]));

function view({ state, ...row }: Row, names: Map<string, string>): LatePaymentDto {
  return {
    ...row,
    programmeName: names.get(row.programmeCode) ?? row.programmeCode,
    stateLabel: words(languageOf(), state === 'to-order' ? 'late-payment.to-order' : `payment-order.state.${state}`),
    link: state === 'to-order' ? `/office/instalments?grantId=${row.grantId}` : `/office/payments/${row.id}`,
  };
}
