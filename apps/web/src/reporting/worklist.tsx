import { Link, useLoaderData, useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { Due, Empty, Heading, Pager, Table, useWords } from '../ui/index.js';
import { useFresh } from './use-fresh.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  return read(api.GET('/api/worklist', { params: { query: listQuery(request, ['kind']) } }));
}

type Page = Awaited<ReturnType<typeof loader>>;
type Waiting = Page['items'][number];

const REFRESH_MS = 30_000;

/** The first page of everybody in the office: what waits for me, late first, each with the one act that moves it. */
export default function Worklist() {
  const page = useLoaderData<typeof loader>();
  const { t } = useWords();
  useFresh(REFRESH_MS);
  const count = page.kinds.reduce((sum, kind) => sum + kind.count, 0);
  const late = page.kinds.reduce((sum, kind) => sum + kind.late, 0);
  return (
    <div className="stack-wide">
      <Heading title={t('worklist.title')} lead={count > 0 ? t('worklist.lead', { count, late }) : undefined} />
      {page.kinds.length > 1 ? <Kinds page={page} count={count} /> : null}
      {page.readsOnly ? <Reader /> : <Rows page={page} />}
      {page.total > 0 ? <Pager page={page} /> : null}
    </div>
  );
}

/** Who only reads is led to where reading begins. */
function Reader() {
  const { t } = useWords();
  return (
    <Empty title={t('worklist.reader')}>
      {t('worklist.reader.next')} <Link to="/office/annual-report">{t('nav')}</Link>
    </Empty>
  );
}

function Kinds({ page, count }: { page: Page; count: number }) {
  const { t } = useWords();
  const [params] = useSearchParams();
  const chosen = params.get('kind');
  return (
    <nav className="tabs" aria-label={t('worklist.kinds')}>
      <Link to="?" aria-current={chosen ? undefined : 'page'}>
        {t('worklist.all')} <span className="count">{count}</span>
      </Link>
      {page.kinds.map((kind) => (
        <Link key={kind.kind} to={`?kind=${kind.kind}`} aria-current={chosen === kind.kind ? 'page' : undefined}>
          {kind.label} <span className="count">{kind.count}</span>
        </Link>
      ))}
    </nav>
  );
}

function Rows({ page }: { page: Page }) {
  const { t, cents } = useWords();
  return (
    <Table
      caption={t('worklist.title')}
      captionHidden
      rows={page.items}
      keyOf={(one) => `${one.kind} ${one.id}`}
      rowLink={(one) => one.link}
      empty={<Empty title={t('worklist.empty')}>{t('worklist.empty.next')}</Empty>}
      columns={[
        { key: 'title', heading: t('worklist.what'), cell: (one) => one.title },
        { key: 'kind', heading: t('worklist.kind'), cell: (one) => one.kindLabel },
        { key: 'organisation', heading: t('worklist.organisation'), cell: (one) => one.organisationName },
        {
          key: 'amount',
          heading: t('worklist.amount'),
          cell: (one) => (typeof one.amountCents === 'number' ? cents(one.amountCents) : null),
          kind: 'number',
        },
        { key: 'due', heading: t('worklist.due'), cell: (one) => <Clock one={one} /> },
        {
          key: 'act',
          heading: t('worklist.act'),
          kind: 'act',
          cell: (one) => (
            <Link className="button" to={one.link} aria-label={`${one.actLabel}${t('colon')}${one.title}`}>
              {one.actLabel}
            </Link>
          ),
        },
      ]}
    />
  );
}

function Clock({ one }: { one: Waiting }) {
  const { t, day } = useWords();
  if (one.dueOn) return <Due short date={one.dueOn} />;
  return <span className="quiet">{t('worklist.since', { day: day(one.since) })}</span>;
}
