import { redirect, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { FieldWords, Figure, FilterBar, FilterDate, FilterSelect, Heading, MoneyBar, useWords } from '../ui/index.js';
import { FigureLink, figurePath } from './figure-link.js';
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

const WORDS = [
  'modified',
  'dm',
  'vir',
  'reserved',
  'committed',
  'ordered',
  'paid',
  'accrued',
  'realised',
  'carried',
  'lapsed',
  'ae',
  'cp',
  'refund',
] as const;

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
        actions={<Files search={files} />}
      />
      <Filters />
      <KeyFigures />
      <MoneyBar state={report.position} label={t('report.bar')} />
      <ReportCharts report={report} />
      <Figures report={report} />
      <ReportParts report={report} />
      <ReportAuthorities report={report} />
      <ReportResults report={report} />
      <Shares
        part="beneficiary"
        shares={report.beneficiaries}
        nameOf={(b) => b.organisationName}
        partOf={({ organisationId }) => ({ organisationId })}
        report={report}
      />
      <Shares
        part="country"
        shares={report.countries}
        nameOf={(c) => c.label}
        partOf={({ countries }) => ({ countries: countries.join() || '-' })}
        report={report}
      />
      <ReportOrders report={report} />
      <FieldWords words={WORDS} />
    </div>
  );
}

function Files({ search }: { search: string }) {
  const { t } = useWords();
  return (['csv', 'xlsx', 'pdf'] as const).map((kind) => (
    <a key={kind} className="button" href={`/api/annual-report/export.${kind}${search}`}>
      {t(`report.${kind}`)}
    </a>
  ));
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
  const { figures, rates } = report;
  const amount = (name: 'modified' | 'committed' | 'ordered' | 'paid' | 'available') => (
    <FigureLink to={figurePath(report, name)} name={t(`report.${name}`)}>
      {money(figures[`${name}Cents`])}
    </FigureLink>
  );
  const rate = (value?: number | null) => (typeof value === 'number' ? percent(value) : '–');
  return (
    <div className="row-apart">
      <Figure label={t('report.modified')} number={amount('modified')} />
      {(['committed', 'ordered', 'paid'] as const).map((name) => (
        <Figure key={name} label={t(`report.${name}`)} number={rate(rates[name])} change={amount(name)} />
      ))}
      <Figure label={t('report.available')} number={amount('available')} />
    </div>
  );
}
