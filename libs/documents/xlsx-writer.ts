import type { Writable } from 'node:stream';
import type { Column } from './csv.js';
import type { TableWriter } from './table-writer.js';
import { cell, letter } from './xlsx-cell.js';
import { frameOf, sheetEnd, sheetFile, sheetHead, sheetName } from './xlsx-frame.js';
import { ZipWriter } from './zip-writer.js';

interface SheetWishes {
  /** The name of the sheets; a second one is called `<name> 2`. */
  sheet: string;
  /** Rows of a sheet without its heading. A spreadsheet holds 1,048,576 rows. */
  rowsPerSheet?: number;
}

/**
 * A workbook written while it is made: text cells are text whatever they begin with (D24), amounts are numbers with two decimals,
 * days are dates, the heading stays in view and is printed on each page, and what does not fit one sheet goes on in the next, never cut (D26).
 */
export class XlsxWriter<Row> implements TableWriter<Row> {
  private readonly zip: ZipWriter;
  private readonly most: number;
  private readonly letters: string[];
  private sheets = 0;
  private rows = 0;

  constructor(
    to: Writable,
    private readonly columns: readonly Column<Row>[],
    private readonly wishes: SheetWishes,
  ) {
    this.zip = new ZipWriter(to);
    this.letters = columns.map((_, i) => letter(i));
    this.most = wishes.rowsPerSheet ?? 1_000_000;
  }

  async write(rows: readonly Row[]): Promise<void> {
    for (let from = 0; from < rows.length;) {
      if (this.sheets === 0 || this.rows === this.most) await this.nextSheet();
      const part = rows.slice(from, from + this.most - this.rows);
      await this.zip.write(part.map((row, i) => this.row(row, this.rows + i + 2)).join(''));
      this.rows += part.length;
      from += part.length;
    }
  }

  async end(): Promise<void> {
    if (this.sheets === 0) await this.nextSheet();
    await this.endSheet();
    const names = Array.from({ length: this.sheets }, (_, i) => sheetName(this.wishes.sheet, i + 1));
    for (const [file, xml] of frameOf(names)) {
      await this.zip.entry(file);
      await this.zip.write(xml);
    }
    await this.zip.end();
  }

  private row(row: Row, n: number): string {
    let cells = '';
    for (let i = 0; i < this.columns.length; i++) {
      const { value, kind } = this.columns[i]!;
      cells += cell(this.letters[i]! + n, value(row), kind);
    }
    return `<row r="${n}">${cells}</row>`;
  }

  private async nextSheet(): Promise<void> {
    if (this.sheets > 0) await this.endSheet();
    this.sheets++;
    this.rows = 0;
    await this.zip.entry(sheetFile(this.sheets));
    await this.zip.write(sheetHead(this.columns));
  }

  private endSheet(): Promise<void> {
    return this.zip.write(sheetEnd());
  }
}
