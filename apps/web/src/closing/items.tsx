import { Link, useLoaderData, useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { Empty, FieldWords, FilterBar, FilterSelect, Heading, Instant, Pager, Table, useWords } from '../ui/index.js';
import { YearEndTabs } from './year-end-parts.js';

const KINDS = ['accrue', 'carry', 'lapse'] as const;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const path = { year: Number(params.year) };
  const { kind: asked, ...rest } = listQuery(request, ['kind', 'programme']);
  const kind = KINDS.find((one) => one === asked);
  const [yearEnd, page, programmes] = await Promise.all([
    read(api.GET('/api/year-ends/{year}', { params: { path } })),
    read(api.GET('/api/year-ends/{year}/items', { params: { path, query: { ...rest, ...(kind ? { kind } : {}) } } })),
    read(api.GET('/api/programmes')),
  ]);
  return { yearEnd, page, programmes };
}

type Item = Awaited<ReturnType<typeof loader>>['page']['items'][number];

/** The list that a close left: each accrual, carry-over and lapse, and whether the next year has taken it up (rule 3.17). */
export default function Items() {
  const { yearEnd, page, programmes } = useLoaderData<typeof loader>();
  const { t, cents } = useWords();
  const [params] = useSearchParams();
  const { year } = yearEnd;
  return (
    <div className="stack-wide">
      <YearEndTabs yearEnd={yearEnd} />
      <Heading
        title={t('items')}
        over={t('title', { year: String(year) })}
        lead={t('items.lead')}
        actions={
          <a className="button" href={`/api/year-ends/${year}/items.csv?${params}`}>
            {t('items.csv')}
          </a>
        }
      />
      <FilterBar search={false}>
        <FilterSelect
          name="kind"
          label={t('kind')}
          options={KINDS.map((value) => ({ value, label: t(`choice.${value}`) }))}
        />
        <FilterSelect
          name="programme"
          label={t('programme')}
          options={programmes.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </FilterBar>
      <Table
        caption={t('items.caption')}
        rows={page.items}
        keyOf={({ id }) => id}
        empty={<Empty title={t('items.empty')}>{t('items.empty.next')}</Empty>}
        columns={[
          { key: 'kind', heading: t('kind'), cell: (item) => item.kindLabel, sort: 'kind', total: t('total') },
          { key: 'what', heading: t('about'), cell: (item) => <About item={item} />, sort: 'reference' },
          { key: 'line', heading: t('line'), cell: (item) => item.lineLabel },
          {
            ...{
              key: 'amount',
              heading: t('amount.euros'),
              kind: 'number',
              sort: 'amount',
              total: cents(page.totalCents),
            },
            cell: (item) => cents(item.amountCents),
          },
          { key: 'reason', heading: t('reason'), cell: (item) => item.reason },
          { key: 'taken', heading: t('taken', { next: String(year + 1) }), cell: (item) => <Taken item={item} /> },
        ]}
      />
      <Pager page={page} />
      <FieldWords words={['accrued', 'carried', 'lapsed']} />
    </div>
  );
}

function About({ item }: { item: Item }) {
  const { t } = useWords();
  if (!item.grantId) return <>{t('about.available')}</>;
  return (
    <>
      <Link className="nowrap" to={`/office/grants/${item.grantId}`}>
        {item.reference}
      </Link>{' '}
      {item.organisationName}
      <p className="small quiet">{item.title}</p>
    </>
  );
}

function Taken({ item }: { item: Item }) {
  const { t } = useWords();
  if (item.takenAt) return <Instant at={item.takenAt} />;
  return item.kind === 'lapse' ? null : <>{t('taken.not')}</>;
}
