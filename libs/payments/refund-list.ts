import { type Column, csv, csvFile } from '#libs/documents';
import { languageOf, listPage, type Queryable, searchQuery, Where, words } from '#libs/platform';
import { orderNumber } from './payment-orders.repository.js';
import type { RefundItemDto, RefundPage, RefundQuery } from './refund.dto.js';

type Row = Omit<RefundItemDto, 'kindLabel' | 'orderNumber'> & { number: number; orderYear: number };

const COLUMNS = `r.id, r.received_on AS "receivedOn", r.kind, r.fiscal_year AS "fiscalYear", r.order_id AS "orderId", o.number,
  o.fiscal_year AS "orderYear", r.grant_id AS "grantId", o.grant_reference AS "grantReference", o.organisation_name AS "organisationName",
  o.programme_code AS "programmeCode", r.amount_cents AS "amountCents", r.bank_reference AS "bankReference", r.reason`;
const TABLES = 'refunds r JOIN payment_orders o ON o.id = r.order_id';

/** A page of what beneficiaries gave back, and the sum of the whole filter. */
export function listRefunds(q: Queryable, query: RefundQuery): Promise<RefundPage> {
  return listPage<Row, RefundItemDto, 'totalCents'>(q, {
    select: COLUMNS,
    from: TABLES,
    where: whereOf(query),
    id: 'r.id',
    sort: {
      received: { column: 'r.received_on', type: 'date', descending: true },
      amount: { column: 'r.amount_cents', type: 'bigint', descending: true },
    },
    sums: { totalCents: 'r.amount_cents' },
    query,
    map: item,
  });
}

const whereOf = ({ q, year, orderYear, programme, kind, asOf }: RefundQuery): Where =>
  new Where()
    .when(year, 'r.fiscal_year = $?')
    .when(asOf, 'r.received_on <= $?')
    .when(orderYear, 'o.fiscal_year = $?')
    .when(kind, 'r.kind = $?')
    .when(programme, 'o.programme_code = $?')
    .when(searchQuery(q), "o.search @@ to_tsquery('simple', $?)");

const item = ({ number, orderYear, ...row }: Row): RefundItemDto => ({
  ...row,
  orderNumber: orderNumber({ number, fiscalYear: orderYear }),
  kindLabel: words(languageOf(), `refund.kind.${row.kind}`),
});

/** The whole filter as a CSV for a spreadsheet, by day, in the reader's language. */
export async function exportRefunds(q: Queryable, query: RefundQuery) {
  const where = whereOf(query);
  const rows = await q.query<Row>(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE ${where.sql} ORDER BY r.received_on, r.id`,
    where.params,
  );
  const language = languageOf();
  const say = (key: string) => words(language, `refund.export.${key}`);
  const column = (key: string, value: Column<RefundItemDto>['value']) => ({ heading: say(key), value });
  const columns = [
    column('received-on', (r) => r.receivedOn),
    column('kind', (r) => r.kindLabel),
    column('year', (r) => r.fiscalYear),
    column('order', (r) => r.orderNumber),
    column('grant', (r) => r.grantReference),
    column('organisation', (r) => r.organisationName),
    column('amount', (r) => r.amountCents),
    column('bank-reference', (r) => r.bankReference),
    column('reason', (r) => r.reason),
  ];
  return csvFile(`${say('name')}.csv`, csv(rows.map(item), columns, language));
}
