import { PassThrough, Writable } from 'node:stream';
import Excel from 'exceljs';
import { csv, csvWriter, originalText, xlsx, XlsxWriter, type Column } from './index.js';

interface Row {
  name: string;
  cents: bigint;
  count: number | null;
}
const COLUMNS: Column<Row>[] = [
  { heading: 'Organisme', value: (row) => row.name },
  { heading: 'Montant (€)', value: (row) => row.cents },
  { heading: 'Nombre', value: (row) => row.count },
];
/** D24, and what XML and workbooks have of their own that could bite. */
const NAMES = [
  '=1+1 Solidaire',
  '@SUM(A1)',
  '-Jeunesse',
  '+226 00',
  '\t=A1',
  'a_x0041_b',
  '<b>&"quoted"',
  ' bords ',
  'é\u0007',
];
const ROWS: Row[] = NAMES.map((name, i) => ({
  name,
  cents: BigInt(i) * 1_234_567n - 150_000n,
  count: i === 3 ? null : i,
}));

/** Control characters are left out. What a spreadsheet would take for one, it writes so, and shows as it was; the library that reads here does not. */
const asRead = (name: string) => name.replace('\u0007', '').replace('_x0041_', '_x005F_x0041_');

async function collected(write: (to: Writable) => Promise<void>): Promise<Buffer> {
  const parts: Buffer[] = [];
  const to = new PassThrough();
  to.on('data', (part: Buffer) => parts.push(part));
  await write(to);
  return Buffer.concat(parts);
}

async function opened(bytes: Buffer): Promise<Excel.Workbook> {
  const book = new Excel.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book;
}

it('D24: a CSV written piece by piece is the same file as one written at once', async () => {
  const bytes = await collected(async (to) => {
    const writer = csvWriter(to, COLUMNS, 'fr');
    await writer.write(ROWS.slice(0, 4));
    await writer.write(ROWS.slice(4));
    await writer.end();
  });
  expect(bytes.equals(csv(ROWS, COLUMNS, 'fr'))).toBe(true);
  expect(originalText("'=1+1 Solidaire")).toBe('=1+1 Solidaire');
});

it('D24: in a workbook text stays text, amounts are numbers to the cent, headings stay in view and on each page', async () => {
  const book = await opened(
    await collected(async (to) => {
      const writer = new XlsxWriter<Row>(to, COLUMNS, { sheet: 'Écritures [2027]' });
      await writer.write(ROWS);
      await writer.end();
    }),
  );
  const [sheet] = book.worksheets;
  expect(sheet!.name).toBe('Écritures  2027');
  const read = NAMES.map((_, i) => sheet!.getRow(i + 2));
  expect(read.map((row) => row.getCell(1).value)).toEqual(NAMES.map(asRead));
  expect(read.map((row) => row.getCell(1).type)).toEqual(NAMES.map(() => Excel.ValueType.String));
  expect(read.map((row) => row.getCell(2).value)).toEqual(ROWS.map(({ cents }) => Number(cents) / 100));
  expect(read[0]!.getCell(2).numFmt).toBe('#,##0.00');
  expect(read[3]!.getCell(3).value).toBeNull();
  expect(sheet!.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
  expect(sheet!.pageSetup).toMatchObject({ orientation: 'landscape', fitToPage: true, printTitlesRow: '1:1' });
});

it('in a workbook days are dates and instants too, to the second; what is no date stays text', async () => {
  const days = ['2024-02-29', '2027-03-28', '1900-03-01', '1899-12-31', 'bientôt', ''];
  const instants = days.map((day) => (day.length === 10 ? `${day} 23:59:58` : day));
  const columns: Column<number>[] = [
    { heading: 'Jour', value: (i) => days[i]!, kind: 'day', width: 12 },
    { heading: 'Instant', value: (i) => instants[i]!, kind: 'instant' },
    { heading: 'Texte', value: (i) => days[i]! },
  ];
  const book = await opened(await xlsx([...days.keys()], columns, 'Jours'));
  const read = (column: number) => days.map((_, i) => book.worksheets[0]!.getRow(i + 2).getCell(column).value);
  const dates = days.slice(0, 3).map((day) => new Date(`${day}T00:00:00Z`));
  expect(read(1)).toEqual([...dates, '1899-12-31', 'bientôt', null]);
  expect(read(2).slice(0, 3)).toEqual(dates.map((day) => new Date(day.getTime() + 86_398_000)));
  expect(read(3)[0]).toBe('2024-02-29');
  expect(book.worksheets[0]!.getRow(2).getCell(1).numFmt).toBe('mm-dd-yy'); // the reader's own short form
  expect(book.worksheets[0]!.getColumn(1).width).toBe(12);
});

it('D26: what does not fit one sheet goes on in the next, each with its heading', async () => {
  const book = await opened(
    await collected(async (to) => {
      const writer = new XlsxWriter<Row>(to, COLUMNS, { sheet: 'Écritures', rowsPerSheet: 4 });
      await writer.write(ROWS.slice(0, 3));
      await writer.write(ROWS.slice(3));
      await writer.end();
    }),
  );
  expect(book.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
    ['Écritures', 5],
    ['Écritures 2', 5],
    ['Écritures 3', 2],
  ]);
  expect(book.worksheets[2]!.getRow(1).getCell(2).value).toBe('Montant (€)');
});

it('a disk that is full is an error, not a wait without end', async () => {
  const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error('no space left')) });
  full.on('error', () => undefined);
  const writer = new XlsxWriter<Row>(full, COLUMNS, { sheet: 'x' });
  const writing = (async () => {
    for (let i = 0; i < 50; i++) await writer.write(Array.from({ length: 20_000 }, () => ROWS[i % ROWS.length]!));
    await writer.end();
  })();
  await expect(writing).rejects.toThrow('no space left');
});
