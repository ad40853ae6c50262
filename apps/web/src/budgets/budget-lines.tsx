import { Link, useLoaderData, useLocation, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import {
  ButtonLink,
  type Column,
  Empty,
  FieldWords,
  FilterBar,
  FilterDate,
  FilterScope,
  Heading,
  MoneyBar,
  Pager,
  Table,
  useWords,
} from '../ui/index.js';
import { LineBar } from './line-bar.js';
import { demandYear } from './this-year.server.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  demandYear(request);
  const { api } = visit(context);
  const { year, ...query } = listQuery(request, ['programme', 'year', 'source', 'asOf']);
  const [page, programmes, years] = await Promise.all([
    read(api.GET('/api/budget-lines', { params: { query: { ...query, year: year ? Number(year) : undefined } } })),
    read(api.GET('/api/programmes')),
    read(api.GET('/api/fiscal-years')),
  ]);
  return { page, programmes, years, asOf: query.asOf };
}

type Data = Awaited<ReturnType<typeof loader>>;
type Line = Data['page']['items'][number];

/** The budget lines of a year with what became of their money. */
export default function BudgetLines() {
  const { page, programmes, years, asOf } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const { t, day } = useWords();
  const draft = page.allowedActs.find((act) => act.allowed);
  return (
    <div className="stack-wide">
      <Heading
        title={t('lines')}
        lead={asOf ? t('as-of', { day: day(asOf) }) : undefined}
        actions={
          <>
            <Link to={`/office/budget-tree${search}`}>{t('tree')}</Link>
            {draft ? <ButtonLink to="/office/budget-acts/draft">{draft.label}</ButtonLink> : null}
          </>
        }
      />
      <FilterBar search={false}>
        <FilterScope programmes={programmes} years={years} />
        <FilterDate name="asOf" label={t('as-of.field')} />
      </FilterBar>
      {page.total > 0 ? <MoneyBar state={page.totals} label={t('lines.bar')} /> : null}
      <Lines page={page} asOf={asOf} />
      <Pager page={page} />
      <FieldWords words={['reserved', 'committed', 'ordered', 'paid', 'available']} />
    </div>
  );
}

const FIGURES = ['voted', 'paid', 'ordered', 'committed', 'reserved', 'available'] as const;

function Lines({ page, asOf }: { page: Data['page']; asOf?: string }) {
  const { t, cents } = useWords();
  const figures = FIGURES.map((account): Column<Line> => ({
    key: account,
    heading: t(`account.${account}`),
    cell: (line) => cents(line.position[`${account}Cents`]),
    kind: 'number',
    total: cents(page.totals[`${account}Cents`]),
  }));
  return (
    <Table
      caption={t('lines.caption')}
      rows={page.items}
      keyOf={(line) => line.id}
      rowLink={(line) => `/office/budget-lines/${line.id}${asOf ? `?asOf=${asOf}` : ''}`}
      empty={<Empty title={t('lines.empty')}>{t('lines.empty.next')}</Empty>}
      columns={[
        {
          key: 'programme',
          heading: t('programme'),
          cell: (line) => (
            <>
              {line.programmeName}
              <br />
              <span className="small quiet nowrap">{`${line.chapter} · ${line.nature} · ${line.function}`}</span>
              <br />
              <span className="small quiet">{line.fundingSourceLabel}</span>
            </>
          ),
          sort: 'programme',
          total: t('total'),
        },
        { key: 'year', heading: t('year'), cell: (line) => line.year, sort: 'year' },
        ...figures,
        { key: 'bar', heading: t('share'), cell: (line) => <LineBar state={line.position} /> },
      ]}
    />
  );
}
