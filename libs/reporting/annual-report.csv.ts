import { type Column, csv, csvFile } from '#libs/documents';
import type { Language } from '#libs/kernel';
import { words } from '#libs/platform';
import type { AnnualReportDto } from './annual-report.dto.js';
import { fileName, type ReportCell, type ReportColumn, reportTables } from './annual-report.tables.js';

type Row = { part: string } & Record<string, ReportCell>;

/** All tables under one heading: each row says to which it belongs. Safe in a spreadsheet (D24). */
export function reportCsv(report: AnnualReportDto, language: Language) {
  const tables = reportTables(report, language);
  const columns = new Map(tables.flatMap((table) => table.columns.map((column) => [column.key, column])));
  const rows = tables.flatMap(({ title, rows: all, total }) =>
    [...all, ...(total ? [total] : [])].map((row): Row => ({ ...row, part: title })),
  );
  const part: Column<Row> = { heading: words(language, 'report.column.part'), value: (row) => row.part };
  return csvFile(
    fileName(report, language, 'csv'),
    csv(rows, [part, ...[...columns.values()].map((column) => valueOf(column))], language),
  );
}

const valueOf = ({ key, heading, kind }: ReportColumn): Column<Row> => ({
  heading,
  value: (row) => (kind === 'rate' && typeof row[key] === 'number' ? row[key] / 100 : row[key]),
});
