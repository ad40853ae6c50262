import { type Cents, type LocalDate } from '#libs/kernel';
import { languageOf, listPage, type Queryable, searchQuery, Where, words } from '#libs/platform';
import type { PaymentOrderItemDto, PaymentOrderPage, PaymentOrderQuery } from './payment-order.dto.js';
import { ORDER_COLUMNS, orderNumber, type OrderRow } from './payment-orders.repository.js';

const SORT = {
  moved: { column: 'o.moved_at', type: 'timestamptz', descending: true },
  number: { column: 'o.fiscal_year * 10000000::bigint + o.number', type: 'bigint', descending: true },
  'pay-by': { column: "coalesce(o.pay_by, 'infinity'::date)", type: 'date' },
  amount: { column: 'o.amount_cents', type: 'bigint', descending: true },
  organisation: { column: 'o.organisation_name' },
} as const;

const OPEN = "o.state IN ('issued', 'accepted', 'returned')";

/** A page of payment orders, and the sum of the whole filter. */
export async function listOrders(q: Queryable, query: PaymentOrderQuery, today: LocalDate): Promise<PaymentOrderPage> {
  const where = whereOf(query, today);
  const page = await listPage<OrderRow, PaymentOrderItemDto>(q, {
    select: ORDER_COLUMNS,
    from: 'payment_orders o',
    where,
    id: 'o.id',
    sort: SORT,
    query,
    map: (row) => orderItem(row, today),
  });
  const sum = `SELECT coalesce(sum(o.amount_cents), 0) AS total FROM payment_orders o WHERE ${where.sql}`;
  return { ...page, totalCents: (await q.one<{ total: Cents }>(sum, where.params))!.total };
}

/** All that the filter finds, by number: for an export. */
export async function allOrders(
  q: Queryable,
  query: PaymentOrderQuery,
  today: LocalDate,
): Promise<PaymentOrderItemDto[]> {
  const where = whereOf(query, today);
  const rows = await q.query<OrderRow>(
    `SELECT ${ORDER_COLUMNS} FROM payment_orders o WHERE ${where.sql} ORDER BY o.fiscal_year, o.number`,
    where.params,
  );
  return rows.map((row) => orderItem(row, today));
}

const whereOf = ({ q, state, programme, year, grantId, late }: PaymentOrderQuery, today: LocalDate): Where =>
  new Where()
    .when(state, 'o.state = $?')
    .when(programme, 'o.programme_code = $?')
    .when(year, 'o.fiscal_year = $?')
    .when(grantId, 'o.grant_id = $?')
    .when(late ? today : null, `o.pay_by < $? AND ${OPEN}`)
    .when(searchQuery(q), "o.search @@ to_tsquery('simple', $?)");

export function orderItem(row: OrderRow, today: LocalDate): PaymentOrderItemDto {
  const { id, fiscalYear, grantId, grantReference, title, organisationId, organisationName, programmeCode } = row;
  const { amountCents, issuedOn, payBy, state, movedAt } = row;
  const open = row.state === 'issued' || row.state === 'accepted' || row.state === 'returned';
  return {
    ...{ id, fiscalYear, grantId, grantReference, title, organisationId, organisationName, programmeCode },
    ...{ amountCents, issuedOn, payBy, state, movedAt },
    number: orderNumber(row),
    late: open && row.payBy !== null && row.payBy < today,
    stateLabel: words(languageOf(), `payment-order.state.${row.state}`),
  };
}
