import pg from 'pg';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import Excel from 'exceljs';
import { position } from '#libs/budgets';
import { originalText } from '#libs/documents';
import { parseAmount } from '#libs/kernel';
import { startApp, type TestApp, type TestClient } from '#libs/testing';
import { votedLine } from '../budgets/budgets.builder.js';
import { inForce, lineOf, plantBeneficiaries } from '../grants/grants.builder.js';
import { MakeLedgerExport } from './make-ledger-export.js';

let house: TestApp;
let finance: TestClient;
let aids: string;
let now = '2027-03-03T10:00:00Z';

beforeAll(async () => {
  house = await startApp({ clock: { now: () => new Date(now) } });
  await plantBeneficiaries(house);
  finance = await house.as('finance');
  aids = await lineOf(house, 'aids', 2027);
  const instalments = [{ amountCents: 200_000n, dueOn: '2027-01-15' }];
  for (let i = 0; i < 3; i++) await inForce(house, { cents: 200_000n, year: 2027, instalments });
  await votedLine(house.app, 500_000n, { programmeCode: 'water', year: 2026, reason: '=1+1', label: '@SUM(A1)' });
});
afterAll(() => house.close());

const ask = async (body: object) => (await finance.post('/api/ledger-exports', body)).body.id as string;
const made = async (body: object) => {
  const id = await ask(body);
  await house.get(MakeLedgerExport).make(id);
  return (await finance.get(`/api/ledger-exports/${id}`)).body;
};
const fileOf = async (id: string) => finance.get(`/api/ledger-exports/${id}/file`);
const rowsOf = (bytes: Buffer): Record<string, string>[] =>
  parse(bytes.toString('utf8'), { columns: true, delimiter: ';', bom: true, record_delimiter: '\r\n' });
const counted = async (where = 'true') =>
  Number((await house.db.one<{ n: bigint }>(`SELECT count(*) AS n FROM ledger_entries WHERE ${where}`))!.n);

it('D26: holds every entry, says how many and their sum; the filter is that of the question', async () => {
  const all = await made({ format: 'csv' });
  const rows = rowsOf((await fileOf(all.id)).bytes);
  expect(all).toMatchObject({
    state: 'ready',
    downloadable: true,
    rowsTotal: await counted(),
    rowsDone: await counted(),
  });
  expect(rows.length).toBe(await counted());
  expect(rows.reduce((sum, row) => sum + (parseAmount(row['Montant (€)']!, 'fr') as bigint), 0n)).toBe(
    BigInt(all.amountCents),
  );
  const some = await made({ format: 'csv', year: 2026, programme: 'water' });
  expect(some).toMatchObject({
    rowsTotal: 1,
    year: 2026,
    programmeCode: 'water',
    programmeName: 'Eau et assainissement',
  });
  const answer = await fileOf(some.id);
  expect(answer.headers.get('content-disposition')).toContain('grand-livre-2026-water.csv');
  expect(rowsOf(answer.bytes)).toMatchObject([
    { Exercice: '2026', Motif: '2026 BP 1 : =1+1', 'Ligne budgétaire': "'@SUM(A1)" },
  ]);
  expect(originalText("'@SUM(A1)")).toBe('@SUM(A1)');
  expect((await made({ format: 'csv', year: 2031 })).rowsTotal).toBe(0);
});

it('D24: as a workbook whose amounts are numbers and whose texts are texts', async () => {
  const { id } = await made({ format: 'xlsx', programme: 'water' });
  const answer = await fileOf(id);
  expect(answer.headers.get('content-type')).toContain('spreadsheetml');
  const book = new Excel.Workbook();
  await book.xlsx.load(answer.bytes as unknown as ArrayBuffer);
  const [heading, row] = [1, 2].map((n) => book.worksheets[0]!.getRow(n).values as unknown[]);
  const at = (name: string) => row![heading!.indexOf(name)];
  expect([at('Montant (€)'), at('Motif'), at('Ligne budgétaire')]).toEqual([5000, '2026 BP 1 : =1+1', '@SUM(A1)']);
  expect([at('Date comptable'), at('Inscrit le (heure de Paris)')]).toEqual([expect.any(Date), expect.any(Date)]);
});

it('read back, the file gives the balances that the ledger has', async () => {
  const { id } = await made({ format: 'csv', year: 2027 });
  const accounts = { disponible: 0n, 'pré-engagé': 0n, engagé: 0n, mandaté: 0n, payé: 0n, voté: 0n } as Record<
    string,
    bigint
  >;
  for (const row of rowsOf((await fileOf(id)).bytes).filter((one) => one['Identifiant de la ligne'] === aids)) {
    const cents = parseAmount(row['Montant (€)']!, 'fr') as bigint;
    accounts[row.De!]! -= cents;
    accounts[row.Vers!]! += cents;
  }
  const kept = (await position(house.db, aids))!;
  expect(accounts).toEqual({
    disponible: kept.availableCents,
    'pré-engagé': kept.reservedCents,
    engagé: kept.committedCents,
    mandaté: kept.orderedCents,
    payé: kept.paidCents,
    voté: -kept.votedCents,
  });
  expect(kept.committedCents).toBeGreaterThan(0n);
});

it('tells its asker when it is there, and is gone after seven days, file and all', async () => {
  const { id } = await made({ format: 'csv' });
  await house.tell();
  const told = async () =>
    ((await finance.get('/api/notices?limit=100')).body.items as { subject: string; link: string }[]).filter(
      ({ link }) => link.endsWith(id),
    );
  expect(await told()).toMatchObject([
    { subject: 'L’export du grand livre est prêt', link: `/office/ledger-exports/${id}` },
  ]);
  now = '2027-03-10T09:00:00Z';
  await house.get(MakeLedgerExport).tidy();
  expect((await fileOf(id)).status).toBe(200);
  now = '2027-03-10T11:00:00Z';
  await house.get(MakeLedgerExport).tidy();
  expect((await fileOf(id)).status).toBe(404);
  expect((await finance.get(`/api/ledger-exports/${id}`)).body).toMatchObject({ state: 'gone', downloadable: false });
  expect(existsSync(join(house.settings.dataDir, 'exports', `ledger-${id}.csv`))).toBe(false);
});

it('is one snapshot: what is written meanwhile is not in it, and is not held up', async () => {
  const before = await counted();
  const id = await ask({ format: 'csv' });
  const making = house.get(MakeLedgerExport).make(id);
  await inForce(house, { cents: 100n, year: 2027, instalments: [{ amountCents: 100n, dueOn: '2027-01-15' }] });
  await making;
  const { rowsTotal } = (await finance.get(`/api/ledger-exports/${id}`)).body;
  expect(rowsTotal).toBeGreaterThanOrEqual(before);
  expect(rowsOf((await fileOf(id)).bytes).length).toBe(rowsTotal);
});

const STATE = 'SELECT state FROM ledger_exports WHERE id = $1';

it('begun again by another worker: the first one cannot finish it, and leaves no half file', async () => {
  const id = await ask({ format: 'csv' });
  const owner = new pg.Client({ connectionString: house.settings.databaseUrl });
  await owner.connect();
  await owner.query('BEGIN');
  await owner.query('LOCK TABLE ledger_entries');
  const making = house.get(MakeLedgerExport).make(id);
  while ((await house.db.one<{ state: string }>(STATE, [id]))!.state !== 'running') await sleep(5);
  await house.db.query('UPDATE ledger_exports SET attempt = attempt + 1 WHERE id = $1', [id]);
  await owner.query('COMMIT');
  await owner.end();
  await making;
  expect((await finance.get(`/api/ledger-exports/${id}`)).body).toMatchObject({
    state: 'running',
    downloadable: false,
  });
  await house.get(MakeLedgerExport).make(id);
  expect((await finance.get(`/api/ledger-exports/${id}`)).body.state).toBe('ready');
  expect(readdirSync(join(house.settings.dataDir, 'exports')).filter((name) => name.endsWith('.part'))).toEqual([]);
});

it('the same question once; wrong ones are refused; others may not ask', async () => {
  const key = { 'Idempotency-Key': 'the-same-question' };
  const [one, two] = [
    await finance.post('/api/ledger-exports', { format: 'csv' }, key),
    await finance.post('/api/ledger-exports', { format: 'csv' }, key),
  ];
  expect(two.body).toEqual(one.body);
  expect((await finance.post('/api/ledger-exports', { format: 'pdf' })).status).toBe(422);
  expect((await finance.post('/api/ledger-exports', { format: 'csv', programme: 'moon' })).body).toMatchObject({
    status: 422,
    errors: [{ path: 'programme' }],
  });
  for (const [name, status] of [
    ['auditor', 201],
    ['accountant', 201],
    ['officer', 403],
    ['editor', 403],
  ] as const)
    expect([name, (await (await house.as(name)).post('/api/ledger-exports', { format: 'csv' })).status]).toEqual([
      name,
      status,
    ]);
});
