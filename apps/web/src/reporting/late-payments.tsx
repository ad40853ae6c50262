import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import {
  BarChart,
  Day,
  Empty,
  FieldWords,
  Figure,
  FilterBar,
  FilterSelect,
  Pager,
  StatusTag,
  Table,
  useWords,
} from '../ui/index.js';
import { ControlHead } from './control-head.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const { year, state, ...query } = listQuery(request, ['programme', 'state', 'year']);
  const asked = { ...query, year: year ? Number(year) : undefined, state: state as never };
  const [page, delays, programmes, years] = await Promise.all([
    read(api.GET('/api/late-payments', { params: { query: asked } })),
    read(api.GET('/api/payment-delays', { params: { query: { year: asked.year } } })),
    read(api.GET('/api/programmes')),
    read(api.GET('/api/fiscal-years')),
  ]);
  return { page, delays, programmes, years, search: new URL(request.url).search };
}

type Late = Awaited<ReturnType<typeof loader>>['page']['items'][number];

/** What is past the 60 days of rule 2.4, or was paid beyond them, and how long payments take. */
export default function LatePayments() {
  const { page, delays, programmes, years, search } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const states = ['waiting', 'paid'].map((value) => ({ value, label: t(`control.late.${value}`) }));
  return (
    <div className="stack-wide">
      <ControlHead
        lead={t('control.late.lead', { days: delays.allowed })}
        csv={`/api/late-payments/export.csv${search}`}
      />
      <FilterBar search={false}>
        <FilterSelect
          name="state"
          label={t('control.state')}
          all={t('control.late.waiting')}
          options={states.slice(1)}
        />
        <FilterSelect
          name="programme"
          label={t('report.programme')}
          all={t('report.department')}
          options={programmes.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <FilterSelect
          name="year"
          label={t('report.year')}
          options={years.map(({ year }) => ({ value: String(year), label: String(year) }))}
        />
      </FilterBar>
      <LateList late={page.items} total={page.totalCents} />
      <Pager page={page} />
      <FieldWords words={['sixty', 'ordered', 'returned']} />
      <Delays />
    </div>
  );
}

function LateList({ late, total }: { late: Late[]; total: number }) {
  const { t, cents } = useWords();
  return (
    <Table
      caption={t('control.late.caption')}
      rows={late}
      keyOf={({ id }) => id}
      rowLink={({ link }) => link}
      empty={<Empty title={t('control.late.empty')}>{t('control.late.empty.next')}</Empty>}
      columns={[
        {
          key: 'number',
          heading: t('control.number'),
          cell: ({ number, grantReference }) => <span className="nowrap">{number ?? grantReference}</span>,
          total: t('report.total'),
        },
        {
          key: 'title',
          heading: t('control.grant'),
          cell: ({ title, organisationName }) => (
            <>
              {title}
              <br />
              <span className="small quiet">{organisationName}</span>
            </>
          ),
        },
        { key: 'state', heading: t('control.state'), cell: ({ stateLabel }) => <StatusTag>{stateLabel}</StatusTag> },
        { key: 'pay-by', heading: t('control.pay-by'), cell: ({ payBy }) => <Day date={payBy} /> },
        { key: 'late', heading: t('control.days-late'), kind: 'number', cell: ({ daysLate }) => daysLate },
        {
          ...{ key: 'amount', heading: t('control.amount'), kind: 'number', total: cents(total) },
          cell: ({ amountCents }) => cents(amountCents),
        },
      ]}
    />
  );
}

/** Days from payable to paid, by programme, against those that the law leaves. */
function Delays() {
  const { delays } = useLoaderData<typeof loader>();
  const { t, money } = useWords();
  const days = (value?: number | null) => (typeof value === 'number' ? t('control.days', { count: value }) : '–');
  const { all } = delays;
  return (
    <section className="stack">
      <h2>{t('control.delays', { year: String(delays.year) })}</h2>
      <div className="row-apart">
        <Figure
          label={t('control.average')}
          number={days(typeof all.averageTenths === 'number' ? all.averageTenths / 10 : null)}
        />
        <Figure label={t('control.days90')} number={days(all.days90)} />
        <Figure label={t('control.longest')} number={days(all.longest)} />
        <Figure label={t('control.still')} number={String(all.waiting)} change={money(all.waitingCents)} />
      </div>
      {delays.programmes.length > 0 ? (
        <BarChart
          title={delays.finding}
          text={t('control.delays.chart', { days: delays.allowed })}
          bars={delays.programmes.map(({ programmeName, days90 }) => ({
            ...{ label: programmeName, value: days90 ?? 0, against: delays.allowed },
          }))}
          format={(value) => t('control.days', { count: value })}
          headings={[t('report.programme'), t('control.days90'), t('control.allowed')]}
        />
      ) : null}
    </section>
  );
}
