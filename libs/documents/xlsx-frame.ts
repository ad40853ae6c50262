import type { Column } from './csv.js';
import { escape, letter, text } from './xlsx-cell.js';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** By place: plain, heading, amount, day, instant, rate, count; then the last row's text, amount, rate, count. */
const CELLS: [format: number, font: 0 | 1, border: 0 | 1][] = [
  ...[0, 0, 4, 14, 22, 10, 3].map((format, i): [number, 0 | 1, 0 | 1] => [format, i === 1 ? 1 : 0, 0]),
  ...[0, 4, 10, 3].map((format): [number, 0 | 1, 0 | 1] => [format, 1, 1]),
];

const STYLES = `${XML}<styleSheet ${MAIN}><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top style="thin"/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="${CELLS.length}">${CELLS.map(([format, font, border]) => `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1"/>`).join('')}</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

export interface SheetLook {
  /** Columns that stay in view as the heading does. */
  frozen?: number;
  /** On each printed page, above and below. */
  above?: string;
  below?: string;
}

/** A sheet up to its first row of data: the heading stays in view. */
export function sheetHead(columns: readonly Column<never>[], { frozen = 0 }: SheetLook = {}): string {
  const headings = columns.map(({ heading }, i) => text(`${letter(i)}1`, heading, ' s="1"')).join('');
  const pane = frozen
    ? `<pane xSplit="${frozen}" ySplit="1" topLeftCell="${letter(frozen)}2" activePane="bottomRight" state="frozen"/>`
    : '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return `${XML}<worksheet ${MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">
${pane}</sheetView></sheetViews>
<cols>${columns.map(({ width = 20 }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData><row r="1">${headings}</row>`;
}

// `&` begins a code in a header
const printed = (words: string) => escape(words.replaceAll('&', '&&'));

/** The rest of it: printed on A4 across, as wide as a page. */
export function sheetEnd({ above, below }: SheetLook = {}): string {
  const head = above ? `<oddHeader>&amp;L${printed(above)}</oddHeader>` : '';
  const foot = below ? `&amp;L${printed(below)}&amp;R` : '';
  return `</sheetData><pageMargins left="0.4" right="0.4" top="0.7" bottom="0.6" header="0.3" footer="0.3"/>
<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter>${head}<oddFooter>${foot}&amp;A - &amp;P / &amp;N</oddFooter></headerFooter></worksheet>`;
}

export const sheetFile = (n: number) => `xl/worksheets/sheet${n}.xml`;

/** What holds the sheets together; it comes last, for only then is it known how many there are. */
export function frameOf(names: readonly string[]): [file: string, xml: string][] {
  const each = (write: (n: number, name: string) => string) =>
    names.map((name, i) => write(i + 1, escape(name))).join('');
  const titles = each(
    (n, name) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${n - 1}">'${name.replaceAll("'", "''")}'!$1:$1</definedName>`,
  );
  return [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>
<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${each((n) => `<Override PartName="/${sheetFile(n)}" ContentType="${TYPE}.worksheet+xml"/>`)}</Types>`,
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
      `${XML}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${each((n, name) => `<sheet name="${name}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets><definedNames>${titles}</definedNames></workbook>`,
    ],
  ];
}

/** No spreadsheet takes these, nor more than 31 characters. */
export const sheetName = (name: string, n = 1): string => {
  const end = n > 1 ? ` ${n}` : '';
  return (
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .trim()
      .slice(0, 31 - end.length) + end
  );
};
