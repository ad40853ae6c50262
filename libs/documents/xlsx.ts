import type { Column } from './csv.js';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The same table as a workbook: text cells are text whatever they begin with (D24), amounts are numbers with two decimals. */
export async function xlsx<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sheet: string): Promise<Buffer> {
  const { default: Excel } = await import('exceljs');
  const book = new Excel.Workbook();
  const page = book.addWorksheet(sheet.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31), {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  page.addRow(columns.map((column) => column.heading)).font = { bold: true };
  for (const row of rows) {
    const cells = page.addRow(columns.map((column) => plain(column.value(row))));
    columns.forEach((column, i) => typeof column.value(row) === 'bigint' && (cells.getCell(i + 1).numFmt = '#,##0.00'));
  }
  page.columns.forEach((column) => (column.width = 22));
  return Buffer.from(await book.xlsx.writeBuffer());
}

// An amount fits a double to the cent: none above ten billion euros is believed.
const plain = (value: string | number | bigint | null | undefined) =>
  typeof value === 'bigint' ? Number(value) / 100 : (value ?? null);

export const xlsxFile = (name: string, bytes: Buffer) => ({ name, bytes, mime: xlsxType });
