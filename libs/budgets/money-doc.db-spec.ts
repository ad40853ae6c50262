import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { formatCents } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import { moneyPage, withParts, workedParts } from './money-doc.builder.js';

const shared = process.env.STANDARDS_DIR ? join(process.env.STANDARDS_DIR, '..') : join(process.cwd(), '..', 'shared');
const file = join(shared, 'acceptance', 'aids-2006.csv');

let house: TestApp;
beforeAll(async () => (house = await startApp({ empty: true })));
afterAll(() => house.close());

it('rule 8: docs/money.md shows the worked year as the ledger plays it; `npm run money-doc` writes it anew', async () => {
  const page = moneyPage();
  expect(withParts(page, await workedParts(house))).toBe(page);
});

(existsSync(file) ? it : it.skip)('rule 8: the page tells the balances of the acceptance file, act by act', () => {
  const rows = parse(readFileSync(file), { columns: true }) as Record<string, string>[];
  const accounts = ['available', 'reserved', 'committed', 'ordered', 'paid'];
  const lines = moneyPage().split('\n');
  for (const row of rows) {
    const cells = lines
      .find((line) => line.startsWith(`| ${row.act} `))!
      .split('|')
      .map((cell) => cell.trim());
    expect(cells.slice(3, 8)).toEqual(accounts.map((a) => formatCents(BigInt(row[`${a}_cents`]!), 'en')));
  }
  expect(rows).toHaveLength(30);
});
