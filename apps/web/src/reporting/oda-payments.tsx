import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { Day, Empty, Heading, Pager, Table, useWords } from '../ui/index.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const { year, sector, channel, ...query } = listQuery(request, ['year', 'countries', 'sector', 'channel']);
  const asked = {
    ...query,
    year: Number(year) || new Date().getFullYear() - 1,
    sector: sector ? Number(sector) : undefined,
    channel: channel ? Number(channel) : undefined,
  };
  return {
    year: asked.year,
    page: await read(api.GET('/api/oda-declaration/payments', { params: { query: asked } })),
  };
}

/** The payments behind a figure of the declaration, each with its order. */
export default function OdaPayments() {
  const { page, year } = useLoaderData<typeof loader>();
  const { t, cents } = useWords();
  return (
    <div className="stack-wide">
      <Heading
        title={t('oda.payments', { year: String(year) })}
        over={<Link to={`/office/oda-declaration?year=${year}`}>{t('oda.title', { year: String(year) })}</Link>}
        lead={t('oda.payments.lead')}
      />
      <Table
        caption={t('oda.payments', { year: String(year) })}
        captionHidden
        rows={page.items}
        keyOf={(one) => one.id}
        rowLink={(one) => (one.orderId ? `/office/payments/${one.orderId}` : `/office/grants/${one.grantId}`)}
        empty={<Empty title={t('oda.payments.empty')}>{t('oda.empty.next')}</Empty>}
        columns={[
          {
            key: 'order',
            heading: t('oda.order'),
            cell: (one) => one.orderNumber ?? one.grantReference,
            total: t('oda.total'),
          },
          { key: 'day', heading: t('oda.day'), cell: (one) => <Day date={one.day} />, sort: 'day' },
          { key: 'kind', heading: t('oda.kind'), cell: (one) => one.kindLabel },
          { key: 'who', heading: t('oda.organisation'), cell: (one) => one.organisationName },
          { key: 'country', heading: t('oda.country'), cell: (one) => one.countriesLabel },
          { key: 'sector', heading: t('oda.sector'), cell: (one) => one.sectorLabel },
          {
            key: 'cents',
            heading: t('oda.part'),
            cell: (one) => cents(one.cents),
            kind: 'number',
            total: cents(page.totalCents),
          },
        ]}
      />
      <Pager page={page} />
    </div>
  );
}
