import { useLoaderData, useLocation, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import {
  type Column,
  Day,
  Empty,
  FilterBar,
  FilterScope,
  FilterSelect,
  Heading,
  Pager,
  StatusTag,
  Table,
  useWords,
} from '../ui/index.js';
import { STATES, toneOf, type Grant } from './states.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const { year, state, ...query } = listQuery(request, ['state', 'programme', 'year', 'organisationId']);
  const filter = { ...query, state: state as Grant['state'] | undefined, year: year ? Number(year) : undefined };
  const [page, programmes, years] = await Promise.all([
    read(api.GET('/api/grants', { params: { query: filter } })),
    read(api.GET('/api/programmes')),
    read(api.GET('/api/fiscal-years')),
  ]);
  return { page, programmes, years };
}

type Data = Awaited<ReturnType<typeof loader>>;

/** All grants, with filters in the address and the export of what is filtered. */
export default function Grants() {
  const { page, programmes, years } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const { t } = useWords();
  return (
    <div className="stack-wide">
      <Heading
        title={t('list')}
        actions={
          <>
            <a href={`/api/grants/export.csv${search}`}>{t('export.csv')}</a>
            <a href={`/api/grants/export.xlsx${search}`}>{t('export.xlsx')}</a>
          </>
        }
      />
      <FilterBar>
        <FilterSelect
          name="state"
          label={t('state')}
          options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
        <FilterScope programmes={programmes} years={years} />
      </FilterBar>
      <GrantTable page={page} />
      <Pager page={page} />
    </div>
  );
}

type Item = Data['page']['items'][number];

function GrantTable({ page }: { page: Data['page'] }) {
  const { t, cents } = useWords();
  const amounts: Column<Item>[] = [
    {
      key: 'amount',
      heading: t('amount.euros'),
      cell: (grant) => cents(grant.amountCents),
      kind: 'number',
      sort: 'amount',
      total: cents(page.totalCents),
    },
    { key: 'paid', heading: t('paid.euros'), cell: (grant) => cents(grant.paidCents), kind: 'number' },
  ];
  return (
    <Table
      caption={t('list')}
      captionHidden
      rows={page.items}
      keyOf={(grant) => grant.id}
      rowLink={(grant) => `/office/grants/${grant.id}`}
      empty={<Empty title={t('list.empty')}>{t('list.empty.next')}</Empty>}
      columns={[...texts(t), ...amounts]}
    />
  );
}

const texts = (t: ReturnType<typeof useWords>['t']): Column<Item>[] => [
  {
    key: 'reference',
    heading: t('reference'),
    cell: (grant) => <span className="nowrap">{grant.reference}</span>,
    sort: 'reference',
    total: t('total'),
  },
  { key: 'organisation', heading: t('organisation'), cell: (grant) => grant.organisationName, sort: 'organisation' },
  { key: 'title', heading: t('project'), cell: (grant) => grant.title },
  { key: 'programme', heading: t('programme'), cell: (grant) => `${grant.programmeName}, ${grant.fiscalYear}` },
  {
    key: 'state',
    heading: t('state'),
    cell: (grant) => <StatusTag tone={toneOf(grant.state)}>{grant.stateLabel}</StatusTag>,
  },
  { key: 'moved', heading: t('since'), cell: (grant) => <Day short date={grant.movedAt} />, sort: 'moved' },
];
