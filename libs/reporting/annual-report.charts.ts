import { formatAmount, type Language } from '#libs/kernel';
import { words } from '#libs/platform';
import type { AnnualReportDto } from './annual-report.dto.js';
import { monthName } from './annual-report.tables.js';

/** One bar: where it begins and ends, as shares of the drawing's width, in millionths; `light` where it is what others are held against. */
interface PrintedBar {
  label: string;
  amount: string;
  from: number;
  to: number;
  light: boolean;
}

export interface PrintedChart {
  title: string;
  bars: PrintedBar[];
}

interface Value {
  label: string;
  /** Cents: where it begins and ends. */
  from: bigint;
  to: bigint;
  cents: bigint;
  light?: boolean;
}

const MOST_COUNTRIES = 10;
const WHOLE = 1_000_000n;

/** What the screen draws, as bars for paper; the tables that follow bear the same figures. Drawings of nothing are left out. */
export function reportCharts(report: AnnualReportDto, language: Language): PrintedChart[] {
  const say = (key: string) => words(language, `report.chart.${key}`, { year: String(report.year) });
  const all: [title: string, values: Value[]][] = [
    [say('steps'), stepsOf(report, language)],
    [say('months'), monthsOf(report, language)],
    [say('countries'), countriesOf(report)],
    [say('years'), report.years.length > 1 ? yearsOf(report, language) : []],
  ];
  return all
    .filter(([, values]) => values.some(({ to }) => to > 0n))
    .map(([title, values]) => draw(title, values, language));
}

function draw(title: string, values: Value[], language: Language): PrintedChart {
  const most = values.reduce((max, { from, to }) => [max, from, to].reduce((a, b) => (a > b ? a : b)), 1n);
  const share = (cents: bigint) => Number((cents * WHOLE) / most);
  return {
    title,
    bars: values.map(({ label, from, to, cents, light = false }) => ({
      ...{ label, light, amount: formatAmount(cents, language) },
      from: Math.min(share(from), share(to)),
      to: Math.max(share(from), share(to)),
    })),
  };
}

/** From the vote to what was paid: each bar begins where the one before ended. */
function stepsOf({ steps }: AnnualReportDto, language: Language): Value[] {
  let at = 0n;
  return steps.map(({ step, cents, total }) => {
    const [from, to] = total ? [0n, cents] : [at, at + cents];
    at = to;
    return { label: words(language, `report.column.${step}`), from, to, cents, light: !total };
  });
}

/** What was paid up to the end of each month. */
const monthsOf = ({ months }: AnnualReportDto, language: Language): Value[] =>
  months.flatMap(({ month, paidCents }) =>
    paidCents === null ? [] : [{ label: monthName(month, language), from: 0n, to: paidCents, cents: paidCents }],
  );

const countriesOf = ({ countries }: AnnualReportDto): Value[] =>
  countries
    .filter(({ committedCents }) => committedCents > 0n)
    .slice(0, MOST_COUNTRIES)
    .map(({ label, committedCents: cents }) => ({ label, from: 0n, to: cents, cents }));

/** Each year's credits, and what was spent of them. */
const yearsOf = ({ years }: AnnualReportDto, language: Language): Value[] =>
  years.flatMap(({ year, figures: { modifiedCents, realisedCents } }) => {
    const label = (key: string) => `${year} · ${words(language, `report.column.${key}`)}`;
    const spent = realisedCents > 0n ? realisedCents : 0n;
    return [
      { label: label('modified'), from: 0n, to: modifiedCents, cents: modifiedCents, light: true },
      { label: label('realised'), from: 0n, to: spent, cents: realisedCents },
    ];
  });
