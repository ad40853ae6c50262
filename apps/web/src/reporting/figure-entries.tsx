import { Link, redirect, useLoaderData, useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { Day, Empty, Figure, Heading, Pager, Table, useWords } from '../ui/index.js';

const FILTERS = ['figure', 'year', 'programme', 'asOf', 'month', 'lineId', 'organisationId', 'countries'];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const query = listQuery(request, FILTERS) as Record<string, string>;
  if (!query.figure || !query.year) throw redirect('/office/annual-report');
  const page = await read(api.GET('/api/annual-report/entries', { params: { query: query as never } }));
  const programmes = await read(api.GET('/api/programmes'));
  return { page, figure: query.figure, programme: programmes.find(({ code }) => code === query.programme)?.name };
}

type Entry = Awaited<ReturnType<typeof loader>>['page']['items'][number];

/** The entries that make one figure of the annual report, each on its way to the act, the grant and the order. */
export default function FigureEntries() {
  const { page, figure, programme } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const { t, money, day } = useWords();
  const [year, asOf] = [params.get('year')!, params.get('asOf')];
  const back = new URLSearchParams([...params].filter(([name]) => ['programme', 'year', 'asOf'].includes(name)));
  const name = t(`report.${figure}`);
  return (
    <div className="stack-wide">
      <Heading
        title={t('figure.title', { figure: name, year })}
        over={<Link to={`/office/annual-report?${back}`}>{programme ?? t('report.department')}</Link>}
        lead={t(asOf ? 'figure.lead.as-of' : 'figure.lead', { day: asOf ? day(asOf) : '' })}
      />
      <Figure label={name} number={money(page.sumCents)} change={t('figure.count', { count: page.total })} />
      <Rows rows={page.items} />
      <Pager page={page} />
    </div>
  );
}

function Rows({ rows }: { rows: Entry[] }) {
  const { t, cents } = useWords();
  return (
    <Table
      caption={t('figure.entries')}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      empty={<Empty title={t('figure.empty')}>{t('figure.empty.next')}</Empty>}
      columns={[
        {
          ...{ key: 'date', heading: t('figure.date'), sort: 'date' },
          cell: ({ accountingDate }) => <Day short date={accountingDate} />,
        },
        { key: 'move', heading: t('figure.move'), cell: (entry) => <Move entry={entry} /> },
        {
          ...{ key: 'line', heading: t('report.line') },
          cell: ({ lineId, lineLabel }) => <Link to={`/office/budget-lines/${lineId}`}>{lineLabel}</Link>,
        },
        { key: 'grant', heading: t('figure.grant'), cell: (entry) => <Grant entry={entry} /> },
        {
          ...{ key: 'order', heading: t('figure.order') },
          cell: ({ orderId }) =>
            orderId ? <Link to={`/office/payments/${orderId}`}>{t('figure.order.open')}</Link> : null,
        },
        {
          ...{ key: 'amount', heading: t('report.amount.euros'), kind: 'number' },
          cell: ({ countsCents }) => cents(countsCents),
        },
      ]}
    />
  );
}

/** A budget act's move leads to the act. */
function Move({ entry: { moveLabel, fromLabel, toLabel, reference } }: { entry: Entry }) {
  const { t } = useWords();
  const act = /^budget-act:([^:]+):/.exec(reference)?.[1];
  return (
    <>
      {act ? <Link to={`/office/budget-acts/${act}`}>{moveLabel}</Link> : moveLabel}
      <p className="quiet small">{t('figure.from-to', { from: fromLabel, to: toLabel })}</p>
    </>
  );
}

const Grant = ({ entry: { grantId, grantReference, organisationName } }: { entry: Entry }) =>
  grantId ? (
    <>
      <Link className="nowrap" to={`/office/grants/${grantId}`}>
        {grantReference ?? grantId}
      </Link>
      <p className="quiet small">{organisationName}</p>
    </>
  ) : null;
