import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import Excel from 'exceljs';
import { type Column, XlsxWriter } from '#libs/documents';
import type { Bench } from './frame.js';

const ROWS = 100_000;
const PIECE = 5_000;

interface Line {
  day: string;
  organisation: string;
  country: string;
  reference: string;
  cents: bigint;
}

const COLUMNS: Column<Line>[] = [
  { heading: 'Jour', value: (line) => line.day, kind: 'day' },
  { heading: 'Organisme', value: (line) => line.organisation },
  { heading: 'Pays', value: (line) => line.country },
  { heading: 'Référence', value: (line) => line.reference },
  { heading: 'Montant', value: (line) => line.cents },
];

const lineAt = (n: number): Line => ({
  day: `2027-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
  organisation: `Eau & Santé du Sahel ${n % 500}`,
  country: ['Mali', 'Sénégal', 'Togo', 'Bénin'][n % 4]!,
  reference: `2027-${n}`,
  cents: BigInt(n * 137),
});

/** A workbook of 100,000 rows written to a file, by our writer and by the streaming library alone. */
export default async function bench({ report }: Bench): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'xlsx-bench-'));
  await report(`workbook of ${ROWS.toLocaleString('en')} rows against exceljs streaming`, {
    ours: () => rate((file) => ours(file)),
    theirs: () => rate((file) => theirs(file)),
    unit: '/s',
    aim: { atLeast: 0.34 },
  });
  rmSync(home, { recursive: true });

  async function rate(make: (file: string) => Promise<void>): Promise<number> {
    const start = performance.now();
    await make(join(home, 'book.xlsx'));
    return (ROWS * 1000) / (performance.now() - start);
  }
}

async function ours(file: string): Promise<void> {
  const to = createWriteStream(file);
  const book = new XlsxWriter(to, COLUMNS, { sheet: 'Paiements' });
  for (let n = 0; n < ROWS; n += PIECE) await book.write(Array.from({ length: PIECE }, (_, i) => lineAt(n + i)));
  await book.end();
  to.end();
  await finished(to);
}

async function theirs(file: string): Promise<void> {
  const book = new Excel.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true });
  const sheet = book.addWorksheet('Paiements', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = COLUMNS.map(({ heading }, i) => ({
    header: heading,
    style: i === 0 ? { numFmt: 'dd/mm/yyyy' } : i === 4 ? { numFmt: '#,##0.00' } : {},
  }));
  for (let n = 0; n < ROWS; n++) {
    const { day, organisation, country, reference, cents } = lineAt(n);
    sheet.addRow([new Date(day), organisation, country, reference, Number(cents) / 100]).commit();
  }
  await book.commit();
}
