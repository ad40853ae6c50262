import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { FieldWords, FilterBar, FilterSelect, Heading, Table, useWords } from '../ui/index.js';
import { CeilingBar } from './ceiling-bar.js';
import { demandYear, yearOf } from './this-year.server.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  demandYear(request);
  const { api } = visit(context);
  const year = yearOf(request);
  const [sources, years] = await Promise.all([
    read(api.GET('/api/funding-sources', { params: { query: { year } } })),
    read(api.GET('/api/fiscal-years')),
  ]);
  return { year, sources, years };
}

type Source = Awaited<ReturnType<typeof loader>>['sources'][number];

/** Who pays in a year: the general budget, and the services that may give 1 % of their own revenue (rules 1.6, 1.8). */
export default function FundingSources() {
  const { year, sources, years } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <div className="stack-wide">
      <Heading title={t('sources')} over={String(year)} lead={t('sources.lead')} />
      <FilterBar search={false}>
        <FilterSelect
          name="year"
          label={t('year')}
          all={t('year.this')}
          options={years.map((one) => ({ value: String(one.year), label: String(one.year) }))}
        />
      </FilterBar>
      <Sources sources={sources} year={year} />
      <p className="quiet">{t('sources.own')}</p>
      <FieldWords words={['source', 'ceiling', 'committed', 'paid']} />
    </div>
  );
}

function Sources({ sources, year }: { sources: Source[]; year: number }) {
  const { t, cents } = useWords();
  const amount = (value: number | null | undefined) => (typeof value === 'number' ? cents(value) : '–');
  const sum = (of: (source: Source) => number) => cents(sources.reduce((all, source) => all + of(source), 0));
  return (
    <Table
      caption={t('sources.caption', { year: String(year) })}
      rows={sources}
      keyOf={(source) => source.code}
      rowLink={(source) => `/office/funding-sources/${source.code}?year=${year}`}
      columns={[
        { key: 'source', heading: t('source'), cell: (source) => source.label, total: t('total') },
        {
          key: 'revenue',
          heading: t('revenue'),
          cell: (source) =>
            source.version === 0 && source.ceilingBp ? t('revenue.none') : amount(source.revenueCents),
          kind: 'number',
        },
        { key: 'ceiling', heading: t('ceiling'), cell: (source) => amount(source.ceilingCents), kind: 'number' },
        {
          key: 'voted',
          heading: t('account.voted'),
          cell: (source) => cents(source.votedCents),
          kind: 'number',
          total: sum((source) => source.votedCents),
        },
        { key: 'left', heading: t('ceiling.left'), cell: (source) => amount(source.leftCents), kind: 'number' },
        { key: 'bar', heading: t('ceiling.share'), cell: (source) => <CeilingBar source={source} /> },
        {
          key: 'committed',
          heading: t('account.committed.all'),
          cell: (source) => cents(source.committedCents),
          kind: 'number',
          total: sum((source) => source.committedCents),
        },
        {
          key: 'paid',
          heading: t('account.paid'),
          cell: (source) => cents(source.paidCents),
          kind: 'number',
          total: sum((source) => source.paidCents),
        },
      ]}
    />
  );
}
