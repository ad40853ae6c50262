import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Column } from './csv.js';
import { cell, lastCell, letter } from './xlsx-cell.js';
import { frameOf, sheetEnd, sheetFile, sheetHead, sheetName } from './xlsx-frame.js';
import { ZipWriter } from './zip-writer.js';

export interface Sheet<Row> {
  name: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  /** A last row, set apart. */
  total?: Row;
}

/**
 * Several tables in one workbook, to be read and printed: heading and first column stay in view, the heading is printed on each page
 * with the title above and the day it was made below. Amounts, counts and rates are numbers; text is text (D24).
 */
export async function workbook<Row>(
  sheets: readonly Sheet<Row>[],
  { title, made }: { title: string; made: string },
): Promise<Buffer> {
  const to = new PassThrough();
  const whole = buffer(to);
  const zip = new ZipWriter(to);
  const look = { frozen: 1, above: title, below: made };
  const files: [string, string][] = sheets.map((sheet, i) => [
    sheetFile(i + 1),
    sheetHead(sheet.columns, look) + rowsOf(sheet) + sheetEnd(look),
  ]);
  for (const [file, xml] of [...files, ...frameOf(sheets.map(({ name }) => sheetName(name)))]) {
    await zip.entry(file);
    await zip.write(xml);
  }
  await zip.end();
  to.end();
  return whole;
}

function rowsOf<Row>({ columns, rows, total }: Sheet<Row>): string {
  const row = (of: Row, n: number, write: typeof cell) =>
    `<row r="${n}">${columns.map(({ value, kind }, i) => write(letter(i) + n, value(of), kind)).join('')}</row>`;
  const last = total ? row(total, rows.length + 2, lastCell) : '';
  return rows.map((of, i) => row(of, i + 2, cell)).join('') + last;
}
