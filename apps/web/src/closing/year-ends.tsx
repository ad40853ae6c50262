import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { Day, Empty, FieldWords, Heading, Instant, StatusTag, Table, useWords } from '../ui/index.js';

export async function loader({ context }: LoaderFunctionArgs) {
  return { years: await read(visit(context).api.GET('/api/fiscal-years')) };
}

/** The years that have a budget, the latest first; each opens its year end. */
export default function YearEnds() {
  const { years } = useLoaderData<typeof loader>();
  const { t, count } = useWords();
  return (
    <div className="stack-wide">
      <Heading title={t('years')} lead={t('years.lead')} />
      <Table
        caption={t('years')}
        captionHidden
        rows={years}
        keyOf={({ year }) => String(year)}
        rowLink={({ year }) => `/office/year-ends/${year}`}
        empty={<Empty title={t('years.empty')}>{t('years.empty.next')}</Empty>}
        columns={[
          { key: 'year', heading: t('year'), cell: ({ year }) => year },
          {
            ...{ key: 'state', heading: t('state') },
            cell: ({ closed }) => (
              <StatusTag tone={closed ? 'settled' : 'moving'}>{t(closed ? 'state.closed' : 'state.open')}</StatusTag>
            ),
          },
          { key: 'amend', heading: t('period.amend'), cell: ({ amendUntil }) => <Day short date={amendUntil} /> },
          { key: 'orders', heading: t('period.orders'), cell: ({ ordersUntil }) => <Day short date={ordersUntil} /> },
          {
            ...{ key: 'ceiling', heading: t('ceiling'), kind: 'number' },
            cell: ({ transferCeilingBp }) => t('ceiling.rate', { rate: count(transferCeilingBp / 100) }),
          },
          {
            key: 'closed',
            heading: t('closed-on'),
            cell: ({ closedAt }) => (closedAt ? <Instant at={closedAt} /> : null),
          },
          { key: 'more', heading: t('see'), cell: ({ year }) => <More year={year} /> },
        ]}
      />
      <FieldWords words={['period', 'accrued', 'carried', 'lapsed']} />
    </div>
  );
}

function More({ year }: { year: number }) {
  const { t } = useWords();
  return (
    <ul className="plain">
      <li>
        <Link to={`/office/year-ends/${year}/settings`} aria-label={t('see.settings.of', { year: String(year) })}>
          {t('tab.settings')}
        </Link>
      </li>
      <li>
        <Link to={`/office/refunds?kind=income&year=${year}`} aria-label={t('see.income.of', { year: String(year) })}>
          {t('see.income')}
        </Link>
      </li>
    </ul>
  );
}
