import type { Cents, Language } from '#libs/kernel';
import { words } from '#libs/platform';
import type { AnnualReportDto, ReportShareDto } from './annual-report.dto.js';
import { FIGURES } from './report-figures.js';

/** `amount` is whole cents, `rate` hundredths of a percent. */
export type CellKind = 'text' | 'amount' | 'count' | 'rate';
export type ReportCell = string | number | Cents | null;

export interface ReportColumn {
  key: string;
  heading: string;
  kind: CellKind;
}

export interface ReportTable {
  key: string;
  title: string;
  columns: ReportColumn[];
  /** Cells by the key of their column. */
  rows: Record<string, ReportCell>[];
  /** Of all rows; where a sum of them means something. */
  total?: Record<string, ReportCell>;
}

const SHARES = ['reserved', 'committed', 'ordered', 'paid', 'accrued', 'carried', 'lapsed'] as const;
const RATES: readonly string[] = ['committed', 'ordered', 'realised', 'paid', 'carried', 'lapsed'];

type Say = (key: string) => string;
type Columns = [key: string, kind: CellKind][];
type Rows = ReportTable['rows'];
type Piece = [key: string, columns: Columns, rows: Rows, total?: ReportTable['total']];

const NAME: Columns = [['name', 'text']];
const amounts = (names: readonly string[]): Columns => names.map((name) => [name, 'amount']);

/** The report as tables: what every file of it shows, in this order. Empty ones are left out. */
export function reportTables(report: AnnualReportDto, language: Language): ReportTable[] {
  const say: Say = (key) => words(language, `report.${key}`);
  const pieces: Piece[] = [...moneyOf(report, say, language), ...granteesOf(report, say), ...restOf(report, say)];
  return pieces
    .filter(([, , rows]) => rows.length > 0)
    .map(([key, columns, rows, total]) => ({
      key,
      title: say(`table.${key}`),
      columns: columns.map(([column, kind]) => ({ key: column, kind, heading: say(`column.${column}`) })),
      rows,
      total,
    }));
}

function moneyOf(report: AnnualReportDto, say: Say, language: Language): Piece[] {
  const whole = { name: say('total'), ...named(report.figures, FIGURES) };
  const byProgramme = report.programmes.map((one) => ({ name: one.name, ...named(one.figures, FIGURES) }));
  const byLine = report.lines.map(({ label, place, figures }) => ({ name: label, place, ...named(figures, FIGURES) }));
  const byMonth = report.months.map((m) => ({
    name: monthName(m.month, language),
    ...named(m, [...MONTHLY, 'previousPaid']),
  }));
  const byYear = report.years.map(({ year, figures }) => ({ year: String(year), ...named(figures, FIGURES) }));
  return [
    ['figures', [...NAME, ['amount', 'amount'], ['rate', 'rate'], ['previous', 'amount']], figureRows(report, say)],
    ['programmes', [...NAME, ...amounts(FIGURES)], byProgramme, whole],
    ['lines', [...NAME, ['place', 'text'], ...amounts(FIGURES)], byLine, whole],
    ['months', [...NAME, ...amounts([...MONTHLY, 'previousPaid'])], byMonth],
    ['years', [['year', 'text'], ...amounts(FIGURES)], byYear],
  ];
}

function granteesOf({ beneficiaries, countries }: AnnualReportDto, say: Say): Piece[] {
  const shares = (key: string, rows: (ReportShareDto & { name: string })[]): Piece => [
    key,
    [...NAME, ['grants', 'count'], ...amounts(SHARES)],
    rows.map((row) => ({ name: row.name, grants: row.grants, ...named(row, SHARES) })),
    totalOf(rows, say('total')),
  ];
  return [
    shares(
      'beneficiaries',
      beneficiaries.map((b) => ({ ...b, name: b.organisationName })),
    ),
    shares(
      'countries',
      countries.map((c) => ({ ...c, name: c.label })),
    ),
  ];
}

function restOf(report: AnnualReportDto, say: Say): Piece[] {
  const results = report.results.map(({ label: name, programmeName: programme, unit, target, value, grants }) => ({
    ...{ name, programme, unit, target, value, grants },
  }));
  const counts: Columns = ['target', 'value', 'grants'].map((key) => [key, 'count']);
  return [
    ['authorities', [...NAME, ['year', 'text'], ...amounts(AUTHORITY)], authorityRows(report, say)],
    ['counts', [...NAME, ['count', 'count'], ['amount', 'amount']], countRows(report, say)],
    ['results', [...NAME, ['programme', 'text'], ['unit', 'text'], ...counts], results],
  ];
}

const MONTHLY = ['modified', 'committed', 'ordered', 'paid'] as const;
const AUTHORITY = [
  'authorityVoted',
  'authorityCommitted',
  'authorityPlanned',
  'authorityPaid',
  'authorityLeft',
] as const;

/** `{ paidCents }` as `{ paid }`. */
const named = (of: object, names: readonly string[]): Record<string, ReportCell> =>
  Object.fromEntries(names.map((name) => [name, (of as Record<string, ReportCell>)[`${name}Cents`] ?? null]));

/** What the rows of beneficiaries or countries are together. */
function totalOf(rows: readonly ReportShareDto[], name: string): Record<string, ReportCell> {
  const sum = (key: keyof ReportShareDto) => rows.reduce((all, row) => all + BigInt(row[key]), 0n);
  const amounts = SHARES.map((key): [string, ReportCell] => [key, sum(`${key}Cents`)]);
  return { name, grants: Number(sum('grants')), ...Object.fromEntries(amounts) };
}

function figureRows({ figures, rates, years, year }: AnnualReportDto, say: Say): Rows {
  const before = years.find((one) => one.year === year - 1);
  return FIGURES.map((key) => ({
    name: say(`column.${key}`),
    amount: figures[`${key}Cents`],
    rate: RATES.includes(key) ? rates[key as keyof typeof rates] : null,
    previous: before?.figures[`${key}Cents`] ?? null,
  }));
}

const authorityRows = ({ authorities }: AnnualReportDto, say: Say): Rows =>
  authorities.flatMap((one) => {
    const name = `${one.number} · ${one.label}`;
    const whole = { authorityVoted: one.votedCents, authorityCommitted: one.committedCents };
    const left = { authorityPaid: one.paidCents, authorityLeft: one.leftCents };
    return [
      { name, year: say('all-years'), ...whole, ...left },
      ...one.years.map((y) => ({
        ...{ name, year: String(y.year), authorityPlanned: y.plannedCents },
        ...{ authorityPaid: y.paidCents, authorityLeft: y.leftCents },
      })),
    ];
  });

const countRows = ({ mandates, returned }: AnnualReportDto, say: Say): Rows => [
  { name: say('count.issued'), count: mandates.issued },
  { name: say('count.cancelled'), count: mandates.cancelled },
  { name: say('count.paid'), count: mandates.paid },
  { name: say('count.returns'), count: returned.returns.count, amount: returned.returns.cents },
  { name: say('count.refunds'), count: returned.refunds.count, amount: returned.refunds.cents },
];

export const monthName = (month: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1, 1));

/** The files' name without its ending. */
export const fileName = (report: AnnualReportDto, language: Language, ending: string) =>
  `${words(language, 'report.file', { programme: report.programmeCode ?? 'all', year: String(report.year) })}.${ending}`;
