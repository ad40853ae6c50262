import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { listQuery, read } from '../api-client.js';
import { visit } from '../context.js';
import { BarChart, type Column, FieldWords, FilterBar, FilterSelect, Table, useWords } from '../ui/index.js';
import { ControlHead } from './control-head.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const { programme } = listQuery(request, ['programme']);
  const [forecast, programmes] = await Promise.all([
    read(api.GET('/api/forecast', { params: { query: { programme } } })),
    read(api.GET('/api/programmes')),
  ]);
  return { forecast, programmes, search: new URL(request.url).search };
}

type Period = Awaited<ReturnType<typeof loader>>['forecast']['periods'][number];

/** What falls due month by month: instalments to order, orders to pay, reports expected. */
export default function Forecast() {
  const { forecast, programmes, search } = useLoaderData<typeof loader>();
  const { t, money } = useWords();
  const asked = forecast.periods.some(({ dueCents }) => dueCents > 0);
  return (
    <div className="stack-wide">
      <ControlHead lead={t('control.forecast.lead')} csv={`/api/forecast/export.csv${search}`} />
      <FilterBar search={false}>
        <FilterSelect
          name="programme"
          label={t('report.programme')}
          all={t('report.department')}
          options={programmes.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </FilterBar>
      <h2>{t('control.forecast')}</h2>
      {asked ? (
        <BarChart
          title={forecast.finding}
          text={t('control.forecast.chart')}
          bars={forecast.periods.map(({ label, dueCents }) => ({ label, value: dueCents }))}
          format={(cents) => (cents === 0 ? '–' : money(cents))}
          headings={[t('control.period'), t('control.due')]}
        />
      ) : null}
      <Periods periods={forecast.periods} total={forecast.dueCents} />
      <FieldWords words={['ordered', 'paid', 'sixty']} />
    </div>
  );
}

function Periods({ periods, total }: { periods: Period[]; total: number }) {
  const { t, cents } = useWords();
  const number = (key: string, cell: Column<Period>['cell'], sum?: string): Column<Period> => ({
    ...{ key, heading: t(`control.${key}`), cell, kind: 'number', total: sum },
  });
  const count = (value: number) => (value > 0 ? value : null);
  return (
    <Table
      caption={t('control.forecast.caption')}
      rows={periods}
      keyOf={({ kind, month }) => month ?? kind}
      columns={[
        { key: 'period', heading: t('control.period'), cell: ({ label }) => label, total: t('report.total') },
        number('instalments', ({ instalments }) => count(instalments)),
        number('to-order', ({ toOrderCents }) => cents(toOrderCents)),
        number('orders', ({ orders }) => count(orders)),
        number('to-pay', ({ toPayCents }) => cents(toPayCents)),
        number('due', ({ dueCents }) => cents(dueCents), cents(total)),
        number('reports', ({ reports }) => count(reports)),
      ]}
    />
  );
}
