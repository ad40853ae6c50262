import { parse } from 'csv-parse/sync';
import Excel from 'exceljs';
import { Ledger } from '#libs/budgets';
import { newId } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import { FINANCE, votedLine } from '../budgets/budgets.builder.js';
import type { TestClient } from '../testing/client.js';
import { closeYear, playYear2006 } from './year-2006.builder.js';

/** The worked example of rule 8, as the annual report tells it. */
let house: TestApp;
let finance: TestClient;
let year: Awaited<ReturnType<typeof playYear2006>>;

const report = async (more = '') => (await finance.get(`/api/annual-report?programme=aids&year=2006${more}`)).body;
const timeless = ({ at: _, ...rest }: Record<string, unknown>) => rest;

beforeAll(async () => {
  house = await startApp({ clock: { now: () => new Date('2008-06-01T10:00:00Z') } });
  finance = await house.as('finance');
  year = await playYear2006(house);
}, 60_000);
afterAll(() => house.close());

it('rule 8.2: the figures, the rates and the mandates of 2006', async () => {
  const { figures, rates, mandates, returned, steps } = await report();
  expect(figures).toEqual({
    ...{ initialCents: 170_000_000, amendedCents: 0, transferredInCents: 0, transferredOutCents: 0, carriedInCents: 0 },
    ...{ modifiedCents: 170_000_000, availableCents: 0, reservedCents: 0 },
    ...{ committedCents: 169_833_333, orderedCents: 150_833_333, earlierCents: 0, paidCents: 150_833_333 },
    ...{ accruedCents: 10_000_000, realisedCents: 160_833_333, carriedCents: 4_500_000, lapsedCents: 4_666_667 },
  });
  expect(rates).toEqual({ committed: 9990, ordered: 8873, realised: 9461, paid: 8873, carried: 265, lapsed: 275 });
  expect(mandates).toEqual({ issued: 10, cancelled: 1, paid: 9 });
  expect(returned).toEqual({ returns: { count: 1, cents: 22_500_000 }, refunds: { count: 0, cents: 0 } });
  expect(steps).toEqual([
    { step: 'initial', cents: 170_000_000, total: true },
    { step: 'modified', cents: 170_000_000, total: true },
    { step: 'accrued', cents: -10_000_000, total: false },
    { step: 'carried', cents: -4_500_000, total: false },
    { step: 'lapsed', cents: -4_666_667, total: false },
    { step: 'paid', cents: 150_833_333, total: true },
  ]);
});

it('rule 8.3: paid by grant, and the totals are the sums of their lines', async () => {
  const { beneficiaries, countries, figures } = await report();
  expect(
    Object.fromEntries(
      beneficiaries.map((b: { organisationName: string; paidCents: number }) => [b.organisationName, b.paidCents]),
    ),
  ).toEqual({
    ...{ '=1+1 Solidaire': 10_500_000, 'Santé & Équité': 40_000_000, 'Eau Claire': 33_333_333, Demain: 3_000_000 },
    ...{ Ensemble: 22_500_000, Vivre: 35_500_000, 'Urgence Santé': 6_000_000 },
  });
  for (const rows of [beneficiaries, countries])
    for (const account of ['committedCents', 'orderedCents', 'paidCents', 'accruedCents', 'carriedCents'])
      expect({
        account,
        sum: rows.reduce((all: number, row: Record<string, number>) => all + row[account]!, 0),
      }).toEqual({ account, sum: figures[account] });
  expect(countries[0]).toMatchObject({ label: 'Sénégal', committedCents: 50_000_000, accruedCents: 10_000_000 });
});

it('month by month, up to a day in the past as the ledger was then', async () => {
  const whole = await report();
  expect(whole.months.map((m: { paidCents: number }) => m.paidCents)).toEqual([
    ...[0, 0, 40_000_000, 50_500_000, 72_722_222, 72_722_222, 98_222_222, 98_222_222, 98_222_222, 98_222_222],
    ...[139_722_222, 150_833_333],
  ]);
  // act 16: the bank has returned M6, and it is not paid again yet
  const june = await report('&asOf=2006-06-25');
  expect(june.figures).toMatchObject({ orderedCents: 95_222_222, paidCents: 72_722_222, availableCents: 1_166_667 });
  expect(june.mandates).toEqual({ issued: 6, cancelled: 1, paid: 4 });
  expect(june.months[5]).toMatchObject({ month: 6, paidCents: 72_722_222 });
  expect(june.months[6]).toMatchObject({ month: 7, paidCents: null });
  expect(timeless(await report('&asOf=2006-12-31'))).toEqual({ ...timeless(whole), ...days('2006-12-31') });
});

it('the workbook and the CSV say what the screen says, to the cent, as numbers', async () => {
  const { figures, lines, months, beneficiaries } = await report();
  const book = new Excel.Workbook();
  const { bytes } = await finance.get('/api/annual-report/export.xlsx?programme=aids&year=2006');
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  const names = book.worksheets.map((sheet) => sheet.name);
  const lists = [
    'Chiffres de l’exercice',
    'Par programme',
    'Par ligne budgétaire',
    'Exécution par mois',
    'Dix exercices',
  ];
  expect(names.slice(0, 7)).toEqual([...lists, 'Par bénéficiaire', 'Par pays']);
  const amounts = (name: string, column: number) =>
    (book.getWorksheet(name)!.getColumn(column).values.slice(2) as (number | null)[]).map(
      (value) => value && Math.round(value * 100),
    );
  expect(amounts('Chiffres de l’exercice', 2)).toEqual(Object.values(figures));
  expect(amounts('Exécution par mois', 5)).toEqual(months.map((month: { paidCents: number }) => month.paidCents));
  const paid = beneficiaries.map((one: { paidCents: number }) => one.paidCents);
  expect(amounts('Par bénéficiaire', 6)).toEqual([...paid, figures.paidCents]);
  const line = book.getWorksheet('Par ligne budgétaire')!;
  expect(line.views).toMatchObject([{ state: 'frozen', xSplit: 1, ySplit: 1 }]);
  expect(line.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1, printTitlesRow: '1:1' });
  expect(book.getWorksheet('Chiffres de l’exercice')!.getCell('C10').numFmt).toBe('0.00%');

  const csv = await finance.get('/api/annual-report/export.csv?programme=aids&year=2006');
  const rows = parse(csv.bytes, { bom: true, delimiter: ';', columns: true }) as unknown as Record<string, string>[];
  const cents = (text: string) => Number(text.replace(',', ''));
  const told = (part: string, column: string) => rows.filter((row) => row.Partie === part).map((row) => row[column]!);
  expect(told('Chiffres de l’exercice', 'Montant').map(cents)).toEqual(Object.values(figures));
  expect(told('Par ligne budgétaire', 'Payé').map(cents)).toEqual([lines[0].figures.paidCents, figures.paidCents]);
  expect(told('Par bénéficiaire', 'Nom')).toContain("'=1+1 Solidaire");
});

/** Where each figure stands in the report, with the question that leads to its entries. */
function figuresIn(told: Awaited<ReturnType<typeof report>>): [query: string, cents: number][] {
  const all = (figures: Record<string, number>, more: string): [string, number][] =>
    Object.entries(figures).map(([name, cents]) => [`figure=${name.replace(/Cents$/, '')}${more}`, cents]);
  const shares = (rows: Record<string, number>[], more: (row: never) => string): [string, number][] =>
    rows.flatMap((row) =>
      ['reserved', 'committed', 'ordered', 'paid', 'accrued', 'carried', 'lapsed'].map((name): [string, number] => [
        `figure=${name}${more(row as never)}`,
        row[`${name}Cents`]!,
      ]),
    );
  return [
    ...all(told.figures, ''),
    ...told.lines.flatMap((line: { id: string; figures: Record<string, number> }) =>
      all(line.figures, `&lineId=${line.id}`),
    ),
    ...shares(told.beneficiaries, (row: { organisationId: string }) => `&organisationId=${row.organisationId}`),
    ...shares(told.countries, (row: { countries: string[] }) => `&countries=${row.countries.join()}`),
    ...told.months.flatMap(({ month, ...cents }: Record<string, number | null>) =>
      ['modified', 'committed', 'ordered', 'paid'].flatMap((name): [string, number][] =>
        cents[`${name}Cents`] === null ? [] : [[`figure=${name}&month=${month}`, cents[`${name}Cents`]!]],
      ),
    ),
    ['figure=returns', told.returned.returns.cents],
  ];
}

async function addsUp(told: Awaited<ReturnType<typeof report>>, of: string): Promise<void> {
  const figures = figuresIn(told);
  expect(figures.length).toBeGreaterThan(60);
  for (const [query, cents] of figures) {
    const address = `/api/annual-report/entries?programme=aids&${of}&${query}&limit=200`;
    const { sumCents, items } = (await finance.get(address)).body;
    expect({ query, cents: sumCents }).toEqual({ query, cents });
    const parts = items.map((item: { countsCents: number }) => item.countsCents);
    expect(parts.reduce((sum: number, one: number) => sum + one, 0)).toBe(cents);
  }
}

it.each(['', '&asOf=2006-09-10', '&asOf=2006-06-30'])(
  'each figure leads to its entries, and they add up to it, page by page (%s)',
  async (asOf) => {
    await addsUp(await report(asOf), `year=2006${asOf}`);
  },
);

it('the document is tagged, in its language, and draws the year under headings of its own', async () => {
  /** As a heading's title stands in the tree that screen readers walk. */
  const told = (text: string) =>
    /[^ -~]/.test(text)
      ? `/T <FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
      : `/T (${text})`;
  for (const [language, heading] of [
    ['fr', 'Du vote à ce qui est payé en 2006'],
    ['en', 'From the vote to what was paid in 2006'],
  ] as const) {
    const address = '/api/annual-report/export.pdf?programme=aids&year=2006';
    const text = (await finance.get(address, { 'accept-language': language })).bytes.toString('latin1');
    for (const part of ['/StructTreeRoot', `/Lang (${language}`, 'pdfuaid', '/S /TH', told(heading)])
      expect(text.includes(part) ? part : `${part} is missing`).toBe(part);
  }
});

it('before, between and after the sums by month are gathered the report is the same', async () => {
  const before = await report('&asOf=2006-09-10');
  await house.db.query('SELECT ledger_months_gather()');
  expect(timeless(await report('&asOf=2006-09-10'))).toEqual(timeless(before));
  expect(await house.db.query('SELECT FROM ledger_news')).toEqual([]);
});

it('rules 8.4, 8.5, 8.6: a closed year keeps its figures, whatever the next one does with what it left', async () => {
  await closeYear(house, 2006, '2007-02-20T10:00:00Z');
  const closed = await report();
  expect(closed.authorities).toEqual([
    {
      ...{ id: year.authority, number: '2006 AE 1', label: 'Projets pluriannuels', firstYear: 2006 },
      programmeName: 'Lutte contre le sida',
      ...{ votedCents: 36_000_000, committedCents: 36_000_000, paidCents: 10_500_000, leftCents: 25_500_000 },
      years: [
        { year: 2006, plannedCents: 15_000_000, paidCents: 10_500_000, leftCents: 0 },
        { year: 2007, plannedCents: 12_000_000, paidCents: 0, leftCents: 16_500_000 },
        { year: 2008, plannedCents: 9_000_000, paidCents: 0, leftCents: 9_000_000 },
      ],
    },
  ]);
  await play2007();
  expect(timeless(await report())).toEqual(timeless(closed));
  const next = (await finance.get('/api/annual-report?programme=aids&year=2007')).body;
  expect(next.figures).toMatchObject({
    ...{ initialCents: 100_000_000, carriedInCents: 4_500_000, modifiedCents: 104_500_000 },
    ...{ orderedCents: 26_500_000, earlierCents: 10_000_000, realisedCents: 16_500_000, committedCents: 21_000_000 },
  });
  await addsUp(next, 'year=2007');
  expect(next.years.map((one: { year: number }) => one.year)).toEqual([2006, 2007]);
  expect(next.months[11].previousPaidCents).toBe(150_833_333);
  expect(next.authorities[0]).toMatchObject({ paidCents: 27_000_000, leftCents: 9_000_000 });
});

/** What was accrued is ordered and paid, what was carried waits, and the second slice of G1 is paid. */
async function play2007(): Promise<void> {
  const ledger = house.get(Ledger);
  const lineId = await votedLine(house.app, 100_000_000n, { year: 2007, nature: '6574' });
  const move = (grant: string, amountCents: bigint, accountingDate = '2007-03-01') => ({
    ...{ lineId, grantId: year.ids[grant]!, amountCents, accountingDate, reference: newId(), actorId: FINANCE.id },
  });
  await house.db.transaction(async (tx) => {
    await ledger.carryIn(tx, move('G6', 4_500_000n, '2007-01-01'));
    await ledger.openAccruals(tx, [{ fromLineId: year.lineId, grantId: year.ids.G2!, lineId }]);
    await ledger.order(tx, move('G2', 10_000_000n));
    await ledger.pay(tx, move('G2', 10_000_000n));
    for (const verb of ['reserve', 'commit', 'order', 'pay'] as const) await ledger[verb](tx, move('G1', 16_500_000n));
  });
}

const days = (day: string) => ({ asOf: day, resultsAsOf: day });
