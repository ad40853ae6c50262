import { decimalText, type Language } from '#libs/kernel';
import { safeCell } from './safe-cell.js';
import type { CellKind } from './xlsx-cell.js';

/** A column of an export. A bigint is cents and comes out as an amount; text stays text. */
export interface Column<Row> {
  heading: string;
  value: (row: Row) => string | number | bigint | null | undefined;
  /**
   * In a workbook the text `YYYY-MM-DD`, or `YYYY-MM-DD HH:MM:SS`, is a date that can be sorted and counted with; a number is a share
   * of 1 shown in percent, or counts things.
   */
  kind?: CellKind;
  /** Of the column in a workbook, in characters. */
  width?: number;
}

export const csvType = 'text/csv';

/**
 * A table for people with a spreadsheet: no cell can become a formula (D24), amounts are numbers that can be summed, accents show
 * (UTF-8 with its mark), and columns part as the reader's spreadsheet expects: `;` and decimal comma in French, `,` and point in English.
 */
export function csv<Row>(rows: readonly Row[], columns: readonly Column<Row>[], language: Language): Buffer {
  const { head, line } = csvLines(columns, language);
  return Buffer.from(head + rows.map(line).join(''), 'utf8');
}

/** The first line and any further one of that table. */
export function csvLines<Row>(columns: readonly Column<Row>[], language: Language) {
  const [separator, point] = language === 'fr' ? [';', ','] : [',', '.'];
  const cell = (value: ReturnType<Column<Row>['value']>) =>
    typeof value === 'string' || value == null ? safeCell(value ?? '') : numberText(value).replace('.', point);
  return lines(columns, separator, cell, '\ufeff');
}

/** The same table for machines (open data): true values, comma, point, no mark. */
export function machineCsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Buffer {
  const cell = (value: ReturnType<Column<Row>['value']>) =>
    typeof value === 'string' || value == null ? (value ?? '') : numberText(value);
  const { head, line } = lines(columns, ',', cell, '');
  return Buffer.from(head + rows.map(line).join(''), 'utf8');
}

const numberText = (value: number | bigint): string => (typeof value === 'bigint' ? decimalText(value) : String(value));

function lines<Row>(
  columns: readonly Column<Row>[],
  separator: string,
  cell: (value: ReturnType<Column<Row>['value']>) => string,
  mark: string,
) {
  const quote = (text: string) => (/["\r\n\t;,]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const join = (cells: string[]) => `${cells.map(quote).join(separator)}\r\n`;
  return {
    head: mark + join(columns.map((column) => cell(column.heading))),
    line: (row: Row) => join(columns.map((column) => cell(column.value(row)))),
  };
}

/** What `Documents.sendBytes` takes for a CSV. */
export const csvFile = (name: string, bytes: Buffer) => ({ name, bytes, mime: csvType });
