import type { Worksheet } from 'exceljs';

type Cell = string | number | bigint | null | undefined;

export interface SheetColumn<Row> {
  heading: string;
  /** `amount` is a bigint of cents, `rate` a share of 1, `count` a whole number. */
  kind: 'text' | 'amount' | 'count' | 'rate';
  value: (row: Row) => Cell;
}

export interface Sheet<Row> {
  name: string;
  columns: SheetColumn<Row>[];
  rows: readonly Row[];
  /** A last row, set apart. */
  total?: Row;
}

const FORMATS = { text: '@', amount: '#,##0.00', count: '#,##0', rate: '0.00%' };

/**
 * A workbook to be read and printed: headings frozen and repeated on each page, A4 across, as wide as a page, title above and page
 * below. Text is text whatever it begins with (D24); amounts, counts and rates are numbers.
 */
export async function workbook<Row>(
  sheets: readonly Sheet<Row>[],
  { title, made }: { title: string; made: string },
): Promise<Buffer> {
  const { default: Excel } = await import('exceljs');
  const book = new Excel.Workbook();
  book.title = title;
  for (const sheet of sheets) {
    const page = book.addWorksheet(sheet.name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31), {
      views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }],
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      // `&` begins a code in a header
      headerFooter: {
        oddHeader: `&L${title.replaceAll('&', '&&')}`,
        oddFooter: `&L${made.replaceAll('&', '&&')}&R&P / &N`,
      },
    });
    page.pageSetup.printTitlesRow = '1:1';
    fill(page, sheet);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

function fill<Row>(page: Worksheet, { columns, rows, total }: Sheet<Row>): void {
  const head = page.addRow(columns.map((column) => column.heading));
  head.font = { bold: true };
  head.alignment = { wrapText: true, vertical: 'top' };
  const add = (row: Row) => page.addRow(columns.map((column) => plain(column.value(row))));
  rows.forEach(add);
  if (total) {
    const last = add(total);
    last.font = { bold: true };
    last.border = { top: { style: 'thin' } };
  }
  columns.forEach(({ kind }, i) => {
    const column = page.getColumn(i + 1);
    column.width = kind === 'text' ? (i === 0 ? 44 : 22) : 17;
    column.eachCell((cell, at) => {
      if (at > 1) cell.numFmt = FORMATS[kind];
      else if (kind !== 'text') cell.alignment = { wrapText: true, horizontal: 'right', vertical: 'top' };
    });
  });
}

// An amount fits a double to the cent: none above ten billion euros is believed.
const plain = (value: Cell) => (typeof value === 'bigint' ? Number(value) / 100 : (value ?? null));
