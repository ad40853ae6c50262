import { redirect, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { Figure, FilterBar, FilterDate, FilterSelect, Heading, MoneyBar, useWords } from '../ui/index.js';
import { ReportCharts } from './report-charts.js';
import { ReportAuthorities, ReportOrders, ReportParts, ReportResults } from './report-more.js';
import { Figures, Shares } from './report-tables.js';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = visit(context);
  const url = new URL(request.url);
  const [programmes, years] = await Promise.all([read(api.GET('/api/programmes')), read(api.GET('/api/fiscal-years'))]);
  const programme = url.searchParams.get('programme') ?? '';
  const year = url.searchParams.get('year') || presentYear(years.map((one) => one.year));
  if (url.searchParams.get('year') !== year) {
    url.searchParams.set('year', year);
    throw redirect(url.pathname + url.search);
  }
  const asOf = url.searchParams.get('asOf') || undefined;
  const report = await read(
    api.GET('/api/annual-report', {
      params: { query: { programme: programme || undefined, year: Number(year), asOf } },
    }),
  );
  return { report, programmes, years, files: url.search };
}

/** This year where it has a budget, else the latest that has one. */
function presentYear(years: number[]): string {
  const now = new Date().getFullYear();
  return String(years.includes(now) ? now : (years[0] ?? now));
}

/** A programme's year on any day: the figures, what they say, who received and where. */
export default function AnnualReport() {
  const { report, files } = useLoaderData<typeof loader>();
  const { t, day } = useWords();
  return (
    <div className="stack-wide">
      <Heading
        title={t('report.title', { year: String(report.year), programme: report.programmeName })}
        lead={
          report.asOf ? t('report.as-of', { day: day(report.asOf) }) : t(report.closed ? 'report.closed' : 'report.now')
        }
        actions={
          <>
            <a className="button" href={`/api/annual-report/export.csv${files}`}>
              {t('report.csv')}
            </a>
            <a className="button" href={`/api/annual-report/export.xlsx${files}`}>
              {t('report.xlsx')}
            </a>
            <a className="button" href={`/api/annual-report/export.pdf${files}`}>
              {t('report.pdf')}
            </a>
          </>
        }
      />
      <Filters />
      <KeyFigures />
      <MoneyBar state={report.position} label={t('report.bar')} />
      <ReportCharts report={report} />
      <Figures figures={report.figures} />
      <ReportParts report={report} />
      <ReportAuthorities report={report} />
      <ReportResults report={report} />
      <Shares
        part="beneficiary"
        shares={report.beneficiaries}
        nameOf={(b) => b.organisationName}
        figures={report.figures}
      />
      <Shares part="country" shares={report.countries} nameOf={(c) => c.label} figures={report.figures} />
      <ReportOrders report={report} />
    </div>
  );
}

function Filters() {
  const { programmes, years } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <FilterBar search={false}>
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
      <FilterDate name="asOf" label={t('report.as-of.field')} />
    </FilterBar>
  );
}

function KeyFigures() {
  const { report } = useLoaderData<typeof loader>();
  const { t, money, percent } = useWords();
  const rate = (value?: number | null) => (typeof value === 'number' ? percent(value) : '–');
  return (
    <div className="row-apart">
      <Figure label={t('report.modified')} number={money(report.figures.modifiedCents)} />
      <Figure
        label={t('report.committed')}
        number={rate(report.rates.committed)}
        change={money(report.figures.committedCents)}
      />
      <Figure
        label={t('report.ordered')}
        number={rate(report.rates.ordered)}
        change={money(report.figures.orderedCents)}
      />
      <Figure label={t('report.paid')} number={rate(report.rates.paid)} change={money(report.figures.paidCents)} />
      <Figure label={t('report.available')} number={money(report.figures.availableCents)} />
    </div>
  );
}
