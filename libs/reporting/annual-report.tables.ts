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

/** The report as tables: what every file of it shows, in this order. */
export function reportTables(report: AnnualReportDto, language: Language): ReportTable[] {
  const say = (key: string) => words(language, `report.${key}`);
  const table = (
    key: string,
    columns: [key: string, kind: CellKind][],
    rows: ReportTable['rows'],
    total?: ReportTable['total'],
  ) => ({
    key,
    title: say(`table.${key}`),
    columns: columns.map(([column, kind]) => ({ key: column, kind, heading: say(`column.${column}`) })),
    rows,
    total,
  });
  const amounts = (names: readonly string[]) => names.map((name): [string, CellKind] => [name, 'amount']);
  const name: [string, CellKind] = ['name', 'text'];
  const whole = { name: say('total'), ...named(report.figures, FIGURES) };
  const shares = (key: string, rows: (ReportShareDto & { name: string })[]) =>
    table(
      key,
      [name, ['grants', 'count'], ...amounts(SHARES)],
      rows.map((row) => ({ name: row.name, grants: row.grants, ...named(row, SHARES) })),
      totalOf(rows, say('total')),
    );
  return [
    table('figures', [name, ['amount', 'amount'], ['rate', 'rate'], ['previous', 'amount']], figureRows(report, say)),
    table(
      'programmes',
      [name, ...amounts(FIGURES)],
      report.programmes.map((one) => ({ name: one.name, ...named(one.figures, FIGURES) })),
      whole,
    ),
    table(
      'lines',
      [name, ['place', 'text'], ...amounts(FIGURES)],
      report.lines.map((line) => ({ name: line.label, place: line.place, ...named(line.figures, FIGURES) })),
      whole,
    ),
    table(
      'months',
      [name, ...amounts(MONTHLY), ['previousPaid', 'amount']],
      report.months.map((m) => ({ name: monthName(m.month, language), ...named(m, [...MONTHLY, 'previousPaid']) })),
    ),
    table(
      'years',
      [['year', 'text'], ...amounts(FIGURES)],
      report.years.map((one) => ({ year: String(one.year), ...named(one.figures, FIGURES) })),
    ),
    shares(
      'beneficiaries',
      report.beneficiaries.map((b) => ({ ...b, name: b.organisationName })),
    ),
    shares(
      'countries',
      report.countries.map((c) => ({ ...c, name: c.label })),
    ),
    table('authorities', [name, ['year', 'text'], ...amounts(AUTHORITY)], authorityRows(report, say)),
    table('counts', [name, ['count', 'count'], ['amount', 'amount']], countRows(report, say)),
    table(
      'results',
      [name, ['programme', 'text'], ['unit', 'text'], ['target', 'count'], ['value', 'count'], ['grants', 'count']],
      report.results.map((r) => ({
        ...{
          name: r.label,
          programme: r.programmeName,
          unit: r.unit,
          target: r.target,
          value: r.value,
          grants: r.grants,
        },
      })),
    ),
  ].filter(({ rows }) => rows.length > 0);
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
export function totalOf(rows: readonly ReportShareDto[], name: string): Record<string, ReportCell> {
  const sum = (key: keyof ReportShareDto) => rows.reduce((all, row) => all + BigInt(row[key]), 0n);
  const amounts = SHARES.map((key): [string, ReportCell] => [key, sum(`${key}Cents`)]);
  return { name, grants: Number(sum('grants')), ...Object.fromEntries(amounts) };
}

type Say = (key: string) => string;

function figureRows({ figures, rates, years, year }: AnnualReportDto, say: Say): ReportTable['rows'] {
  const before = years.find((one) => one.year === year - 1);
  return FIGURES.map((key) => ({
    name: say(`column.${key}`),
    amount: figures[`${key}Cents`],
    rate: RATES.includes(key) ? rates[key as keyof typeof rates] : null,
    previous: before?.figures[`${key}Cents`] ?? null,
  }));
}

const authorityRows = ({ authorities }: AnnualReportDto, say: Say): ReportTable['rows'] =>
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

const countRows = ({ mandates, returned }: AnnualReportDto, say: Say): ReportTable['rows'] => [
  { name: say('count.issued'), count: mandates.issued },
  { name: say('count.cancelled'), count: mandates.cancelled },
  { name: say('count.paid'), count: mandates.paid },
  { name: say('count.returns'), count: returned.returns.count, amount: returned.returns.cents },
  { name: say('count.refunds'), count: returned.refunds.count, amount: returned.refunds.cents },
];

const monthName = (month: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1, 1));

/** The files' name without its ending. */
export const fileName = (report: AnnualReportDto, language: Language, ending: string) =>
  `${words(language, 'report.file', { programme: report.programmeCode ?? 'all', year: String(report.year) })}.${ending}`;
