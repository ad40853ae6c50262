import { type Column, workbook, xlsxFile } from '#libs/documents';
import type { Language } from '#libs/kernel';
import { formatDay, formatInstant, words } from '#libs/platform';
import type { AnnualReportDto } from './annual-report.dto.js';
import { fileName, type ReportCell, reportTables } from './annual-report.tables.js';

type Row = Record<string, ReportCell>;

/** A sheet for each table: amounts and rates are numbers, headings stay in view and on every printed page. */
export async function reportXlsx(report: AnnualReportDto, language: Language) {
  const say = (key: string, values?: Record<string, string>) => words(language, `report.${key}`, values);
  const title = say('title', { programme: report.programmeName, year: String(report.year) });
  const day = report.asOf
    ? say('as-of', { day: formatDay(report.asOf, language) })
    : say(report.closed ? 'closed' : 'now');
  const sheets = reportTables(report, language).map((table) => ({
    name: table.title,
    columns: table.columns.map(({ key, heading, kind }, i): Column<Row> => ({
      heading,
      width: kind === 'text' ? (i === 0 ? 44 : 22) : 17,
      kind: kind === 'rate' || kind === 'count' ? kind : undefined,
      value: (row) => (kind === 'rate' && typeof row[key] === 'number' ? row[key] / 10_000 : (row[key] ?? null)),
    })),
    rows: table.rows,
    total: table.total,
  }));
  const made = say('made', { at: formatInstant(report.at, language) });
  const bytes = await workbook(sheets, { title: `${title} – ${day}`, made });
  return xlsxFile(fileName(report, language, 'xlsx'), bytes);
}
