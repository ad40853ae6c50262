import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Column } from './csv.js';
import { XlsxWriter } from './xlsx-writer.js';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The same table as a workbook, at once: for what fits in memory. */
export async function xlsx<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sheet: string): Promise<Buffer> {
  const to = new PassThrough();
  const whole = buffer(to);
  const writer = new XlsxWriter(to, columns, { sheet });
  await writer.write(rows);
  await writer.end();
  to.end();
  return whole;
}

export const xlsxFile = (name: string, bytes: Buffer) => ({ name, bytes, mime: xlsxType });
