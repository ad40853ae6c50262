import type { components } from '../api.js';
import { BarChart, LineChart, MapChart, StepChart, useWords } from '../ui/index.js';
import { figurePath } from './figure-link.js';

type Report = components['schemas']['AnnualReportDto'];

/** The year as drawings: from the vote to what was paid, month by month, where, and beside the years before. */
export function ReportCharts({ report }: { report: Report }) {
  const { t } = useWords();
  return (
    <section className="stack-wide" aria-labelledby="report-charts">
      <h2 id="report-charts">{t('report.execution')}</h2>
      <Steps report={report} />
      <Months report={report} />
      <Countries report={report} />
      {report.years.length > 1 ? <Years report={report} /> : null}
    </section>
  );
}

function Steps({ report }: { report: Report }) {
  const { t, money } = useWords();
  const shown = report.steps.filter(({ cents, total }) => total || cents !== 0);
  return (
    <StepChart
      title={report.finding}
      text={t('report.steps.text')}
      steps={shown.map(({ step, cents, total }) => ({
        ...{ label: t(`report.${step}`), value: cents, total },
        path: figurePath(report, step),
      }))}
      format={money}
      headings={[t('report.figure'), t('report.amount')]}
    />
  );
}

function Months({ report }: { report: Report }) {
  const { t, money, language } = useWords();
  const month = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  const { months, year } = report;
  const last = months.findLast(({ paidCents }) => typeof paidCents === 'number');
  const before = last?.previousPaidCents ?? 0;
  const title = t('report.months.finding', {
    paid: money(last?.paidCents ?? 0),
    before: money(before),
    year: String(year - 1),
  });
  return (
    <LineChart
      title={title}
      text={t('report.months.text')}
      heading={t('report.month')}
      columns={months.map((one) => month.format(new Date(Date.UTC(year, one.month - 1, 15))))}
      lines={[
        ...(['committed', 'ordered', 'paid'] as const).map((figure) => ({
          label: t(`report.${figure}`),
          values: months.map((one) => one[`${figure}Cents`]),
          to: (i: number) => figurePath(report, figure, { month: String(months[i]!.month) }),
        })),
        {
          label: t('report.paid.before', { year: String(year - 1) }),
          values: months.map((one) => one.previousPaidCents),
        },
      ]}
      format={money}
    />
  );
}

function Countries({ report }: { report: Report }) {
  const { t, money } = useWords();
  const places = report.countries
    .map(({ countries, label, committedCents }) => ({
      ...{ label, value: committedCents },
      country: countries.length === 1 ? countries[0] : undefined,
    }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
  const first = places[0];
  if (!first) return null;
  return (
    <MapChart
      title={t('report.map.finding', { country: first.label, amount: money(first.value), count: places.length })}
      text={t('report.map.text')}
      places={places}
      format={money}
      headings={[t('report.country'), t('report.committed')]}
    />
  );
}

function Years({ report }: { report: Report }) {
  const { t, money, percent } = useWords();
  const { years } = report;
  const rate = years.at(-1)?.rates.realised;
  const title = t('report.years.finding', {
    count: years.length,
    rate: typeof rate === 'number' ? percent(rate) : '–',
    year: String(report.year),
  });
  return (
    <BarChart
      title={title}
      text={t('report.years.text')}
      bars={years.map(({ year, figures }) => ({
        ...{ label: String(year), value: figures.realisedCents, against: figures.modifiedCents },
      }))}
      format={money}
      headings={[t('report.year'), t('report.realised'), t('report.modified')]}
    />
  );
}
