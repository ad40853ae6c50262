import type { Documents } from '#libs/documents';
import { formatCents, formatPercent, type Language, spaced } from '#libs/kernel';
import { formatDay, formatInstant, words } from '#libs/platform';
import { reportCharts } from './annual-report.charts.js';
import type { AnnualReportDto } from './annual-report.dto.js';
import { type CellKind, fileName, type ReportCell, type ReportTable, reportTables } from './annual-report.tables.js';

/** The report as a document to be read and filed: each table, in the order of the screen. */
export function reportPdf(report: AnnualReportDto, language: Language, documents: Documents) {
  const say = (key: string, values?: Record<string, string>) => words(language, `report.${key}`, values);
  const bytes = documents.pdf(new URL('./annual-report.typ', import.meta.url), {
    title: say('title', { programme: report.programmeName, year: String(report.year) }),
    language,
    reference: say('made', { at: formatInstant(report.at, language) }),
    city: say('city'),
    asOf: report.asOf ? say('as-of', { day: formatDay(report.asOf, language) }) : say(report.closed ? 'closed' : 'now'),
    finding: report.finding,
    charts: reportCharts(report, language),
    tables: reportTables(report, language).flatMap((table) => printed(table, language)),
    euros: say('euros'),
  });
  return { bytes, name: fileName(report, language, 'pdf'), mime: 'application/pdf' };
}

/** More columns of amounts than a page holds stand one below the other: each row of the table becomes a column. */
const MOST = 9;

function printed(table: ReportTable, language: Language) {
  const all = [...table.rows, ...(table.total ? [table.total] : [])];
  const cell = (row: Record<string, ReportCell>, key: string, kind: CellKind) =>
    cellText(row[key] ?? null, kind, language);
  if (table.columns.length <= MOST) {
    return [
      {
        title: table.title,
        headings: table.columns.map((column) => column.heading),
        amounts: table.columns.flatMap(({ kind }, i) => (kind === 'text' ? [] : [i])),
        rows: all.map((row) => table.columns.map(({ key, kind }) => cell(row, key, kind))),
      },
    ];
  }
  const [first, ...rest] = table.columns;
  const pieces = Array.from({ length: Math.ceil(all.length / (MOST - 3)) }, (_, i) =>
    all.slice(i * (MOST - 3), (i + 1) * (MOST - 3)),
  );
  return pieces.map((piece) => ({
    title: table.title,
    headings: [first!.heading, ...piece.map((row) => String(row[first!.key]))],
    amounts: piece.map((_, i) => i + 1),
    rows: rest.map(({ key, heading, kind }) => [heading, ...piece.map((row) => cell(row, key, kind))]),
  }));
}

/** Hundredths of a percent as `99,90 %`; what is not known as a dash. */
function cellText(value: ReportCell, kind: CellKind, language: Language): string {
  if (value === null) return kind === 'text' ? '' : '–';
  if (typeof value === 'bigint') return formatCents(value, language);
  if (typeof value === 'string') return value;
  if (kind === 'rate') return formatPercent(value, language);
  return spaced(new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-IE').format(value));
}
