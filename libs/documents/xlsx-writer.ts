import type { Writable } from 'node:stream';
import type { Column } from './csv.js';
import type { TableWriter } from './table-writer.js';
import { cell, escape, letter, text } from './xlsx-cell.js';
import { ZipWriter } from './zip-writer.js';

interface SheetWishes {
  /** The name of the sheets; a second one is called `<name> 2`. */
  sheet: string;
  /** Rows of a sheet without its heading. A spreadsheet holds 1,048,576 rows. */
  rowsPerSheet?: number;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const STYLES = `${XML}<styleSheet ${MAIN}><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>
${[4, 14, 22].map((format) => `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('')}</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

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
    for (const [name, text] of this.frame()) {
      await this.zip.entry(name);
      await this.zip.write(text);
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
    await this.zip.entry(`xl/worksheets/sheet${this.sheets}.xml`);
    const headings = this.columns.map(({ heading }, i) => text(`${this.letters[i]}1`, heading, ' s="1"')).join('');
    await this.zip
      .write(`${XML}<worksheet ${MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">
<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
<cols>${this.columns.map(({ width = 20 }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData><row r="1">${headings}</row>`);
  }

  private endSheet(): Promise<void> {
    return this.zip
      .write(`</sheetData><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>
<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;A - &amp;P / &amp;N</oddFooter></headerFooter></worksheet>`);
  }

  /** What holds the sheets together; it comes last, for only then is it known how many there are. */
  private frame(): [string, string][] {
    const each = (write: (n: number) => string) => Array.from({ length: this.sheets }, (_, i) => write(i + 1)).join('');
    const name = (n: number) => escape(nameOf(this.wishes.sheet, n));
    const titles = each(
      (n) =>
        `<definedName name="_xlnm.Print_Titles" localSheetId="${n - 1}">'${name(n).replaceAll("'", "''")}'!$1:$1</definedName>`,
    );
    return [
      [
        '[Content_Types].xml',
        `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>
<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`)}</Types>`,
      ],
      [
        '_rels/.rels',
        `${XML}<Relationships ${RELS}><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ],
      [
        'xl/_rels/workbook.xml.rels',
        `${XML}<Relationships ${RELS}><Relationship Id="rIdS" Type="${OFFICE}/styles" Target="styles.xml"/>${each((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`,
      ],
      ['xl/styles.xml', STYLES],
      [
        'xl/workbook.xml',
        `${XML}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${each((n) => `<sheet name="${name(n)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets><definedNames>${titles}</definedNames></workbook>`,
      ],
    ];
  }
}

/** No spreadsheet takes these, nor more than 31 characters. */
const nameOf = (sheet: string, n: number): string => {
  const end = n > 1 ? ` ${n}` : '';
  return (
    sheet
      .replace(/[\\/?*[\]:]/g, ' ')
      .trim()
      .slice(0, 31 - end.length) + end
  );
};
