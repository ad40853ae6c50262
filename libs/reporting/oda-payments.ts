import { languageOf, listPage, type Queryable, Where, words } from '#libs/platform';
import type { OdaPaymentDto, OdaPaymentPage, OdaPaymentQuery } from './oda.dto.js';
import { countriesLabel } from './oda-declaration.js';

type Row = Omit<OdaPaymentDto, 'kindLabel' | 'countriesLabel'> & { countries: string };

/** The payments, returns and refunds behind a part of the declaration, by the bank's day. */
export function listOdaPayments(q: Queryable, query: OdaPaymentQuery): Promise<OdaPaymentPage> {
  const language = languageOf();
  const { year, countries, sector, channel } = query;
  const where = new Where()
    .add('p.day BETWEEN make_date($?, 1, 1) AND make_date($?, 12, 31)', year, year)
    .when(sector, 'p.sector = $?')
    .when(channel, 'p.channel = $?');
  if (typeof countries === 'string') where.add('p.countries = $?', countries === NONE ? '' : countries);
  return listPage<Row, OdaPaymentDto, 'totalCents'>(q, {
    select: `p.id, p.day, p.kind, p.order_id AS "orderId", o.fiscal_year || '-' || lpad(o.number::text, 6, '0') AS "orderNumber",
      p.grant_id AS "grantId", p.grant_reference AS "grantReference", p.organisation_name AS "organisationName", p.countries,
      s.label_${language} AS "sectorLabel", p.cents`,
    from: `oda_payments p LEFT JOIN payment_orders o ON o.id = p.order_id
      JOIN oda_codes s ON s.scheme = 'sector' AND s.code = p.sector`,
    countFrom: 'oda_payments p',
    where,
    id: 'p.id',
    sort: { day: { column: 'p.day', type: 'date' } },
    sums: { totalCents: 'p.cents' },
    query,
    map: ({ countries: codes, ...row }) => ({
      ...row,
      countriesLabel: countriesLabel(codes),
      kindLabel: words(language, `oda.kind.${row.kind}`),
    }),
  });
}

/** In an address: of grants that name no country. */
const NONE = '-';
