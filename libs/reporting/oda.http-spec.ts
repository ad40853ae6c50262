import { position } from '#libs/budgets';
import { startApp, type TestApp, type TestClient } from '#libs/testing';
import { confirmOtherAccount, eauPourTous, inForce, lineOf, plantBeneficiaries } from '../grants/grants.builder.js';

let house: TestApp;
let finance: TestClient, accountant: TestClient;
let now = '2027-02-10';
const on = (day: string) => (now = day);

beforeAll(async () => {
  house = await startApp({ clock: { now: () => new Date(`${now}T10:00:00Z`) } });
  await plantBeneficiaries(house);
  [finance, accountant] = [await house.as('finance'), await house.as('accountant')];
});
afterAll(() => house.close());

let transfers = 0;

/** The grant's next order, issued and accepted. Answers its address. */
async function ordered(grantId: string): Promise<string> {
  const sql = "SELECT id FROM instalments WHERE grant_id = $1 AND state = 'planned' ORDER BY position LIMIT 1";
  const { id } = (await house.db.one<{ id: string }>(sql, [grantId]))!;
  const order = await finance.post('/api/payment-orders', { instalmentId: id });
  expect(order.status).toBe(201);
  const address = `/api/payment-orders/${order.body.id}`;
  expect((await accountant.post(`${address}/accept`)).status).toBe(200);
  return address;
}
async function pay(address: string, paidOn: string): Promise<string> {
  const bankReference = `VIR-${++transfers}`;
  const paid = await accountant.post(`${address}/confirm-paid`, { paidOn, bankReference });
  expect(paid.status).toBe(200);
  return bankReference;
}
const declared = async (year: number) => (await finance.get(`/api/oda-declaration?year=${year}`)).body;
const paidIn = async (line: string) => Number((await position(house.db, line))!.paidCents);

it('rule 1.9: by country, sector and channel; shares of purposes add up to the cent; the ledger paid the same', async () => {
  const [aids, water] = [await lineOf(house, 'aids', 2027), await lineOf(house, 'water', 2027)];
  const one = await inForce(house, { cents: 700_001n });
  await pay(await ordered(one), '2027-02-10');
  const two = await inForce(house, { programmeCode: 'water', cents: 1_000_001n, organisationId: eauPourTous });
  for (const [purpose, share] of [
    ['drinking-water', 33],
    ['sanitation', 33],
    ['farm-water', 34],
  ])
    await house.db.query('INSERT INTO grant_purposes VALUES ($1, $2, $3)', [two, purpose, share]);
  await pay(await ordered(two), '2027-02-10');
  const { rows, totalCents, ...rest } = await declared(2027);
  const shown = rows.map((row: Record<string, unknown>) => [
    row.countries,
    row.recipient,
    row.sector,
    row.channel,
    row.paidCents,
  ]);
  expect(shown).toEqual([
    ['BF', 287, 13040, 22000, 700_001],
    ['BF', 287, 14031, 22000, 330_000],
    ['BF', 287, 14032, 22000, 330_000],
    ['BF', 287, 31140, 22000, 340_001],
  ]);
  expect(totalCents).toBe((await paidIn(aids)) + (await paidIn(water)));
  expect(rest).toMatchObject({ budgetPaidCents: totalCents, otherBudgetsCents: 0, otherDaysCents: 0, remarks: [] });
});

it('rule 1.9, D14: a transfer that came back counts once; what a beneficiary gives back is taken off', async () => {
  await lineOf(house, 'aids', 2027);
  const before = (await declared(2027)).totalCents as number;
  on('2027-03-01');
  const grant = await inForce(house, { cents: 400_000n, organisationId: eauPourTous });
  const address = await ordered(grant);
  const bankReference = await pay(address, '2027-03-01');
  on('2027-03-05');
  const back = { bankReference, returnedOn: '2027-03-05', reason: 'AC04' };
  expect((await accountant.post(`${address}/record-return`, back)).status).toBe(200);
  expect((await declared(2027)).totalCents).toBe(before);
  await confirmOtherAccount(house, eauPourTous, 'FR7630006000011234567890189');
  await pay(address, '2027-03-05');
  const refund = {
    amountCents: 25_000,
    receivedOn: '2027-03-05',
    bankReference: 'BACK-1',
    reason: 'Solde non employé',
  };
  expect((await accountant.post(`${address}/record-refund`, refund)).status).toBe(200);
  const { totalCents, budgetPaidCents } = await declared(2027);
  expect([totalCents, budgetPaidCents]).toEqual([before + 375_000, before + 375_000]);
});

it('rule 1.9: an order of 2027 that is paid in January 2028 is declared in 2028, by the bank’s day', async () => {
  const before = (await declared(2027)).totalCents as number;
  on('2027-12-20');
  const address = await ordered(await inForce(house, { cents: 300_000n }));
  on('2028-01-12');
  await pay(address, '2028-01-12');
  const [first, second] = [await declared(2027), await declared(2028)];
  expect(first).toMatchObject({ totalCents: before, budgetPaidCents: before + 300_000, otherDaysCents: 300_000 });
  expect(second).toMatchObject({
    totalCents: 300_000,
    budgetPaidCents: 0,
    otherBudgetsCents: 300_000,
    otherDaysCents: 0,
  });
});

it('rules 1.9, 3.25: what comes back of a closed year is income of no line, and lowers the declaration of the year in which it came', async () => {
  on('2028-02-10');
  const grant = await inForce(house, { cents: 50_000n });
  const address = await ordered(grant);
  await pay(address, '2028-02-10');
  const before = await declared(2028);
  await house.db.query('UPDATE fiscal_years SET closed_at = now() WHERE year = 2027');
  on('2028-03-10');
  const refund = {
    amountCents: 20_000,
    receivedOn: '2028-03-10',
    bankReference: 'BACK-2',
    reason: 'Solde non employé',
  };
  expect((await accountant.post(`${address}/record-refund`, refund)).status).toBe(200);
  const after = await declared(2028);
  expect(after).toMatchObject({ totalCents: before.totalCents - 20_000, incomeCents: 20_000 });
  expect(after.otherDaysCents).toBe(before.otherDaysCents);
  expect(after.rows[0].orders).toBe(before.rows[0].orders);
});

it('rule 3.25: all that came back is one list, with its sum, by year, programme and kind, and as CSV', async () => {
  const list = async (query: string) => (await accountant.get(`/api/refunds?${query}`)).body;
  const all = await list('sort=received');
  expect(all.items.map(({ bankReference }: { bankReference: string }) => bankReference)).toEqual(['BACK-2', 'BACK-1']);
  expect(all.totalCents).toBe(45_000);
  expect(await list('kind=income&year=2028&programme=aids')).toMatchObject({
    totalCents: 20_000,
    items: [{ kind: 'income', fiscalYear: 2028, orderNumber: expect.stringMatching(/^2027-/), amountCents: 20_000 }],
  });
  expect(await list('kind=income&orderYear=2027')).toMatchObject({ totalCents: 20_000 });
  expect(await list('kind=income&orderYear=2028')).toMatchObject({ items: [], totalCents: 0 });
  expect(await list('kind=income&year=2027')).toMatchObject({ items: [], totalCents: 0 });
  expect((await list('asOf=2028-03-09')).totalCents).toBe(25_000);
  const csv = await finance.get('/api/refunds/export.csv?kind=credits');
  expect(csv.bytes.toString()).toMatch(/BACK-1/);
  expect((await (await house.as('editor')).get('/api/refunds')).status).toBe(403);
});

it('each figure leads to its payments, page by page, and the payments add up to it', async () => {
  const { rows } = await declared(2027);
  for (const { countries, sector, channel, paidCents } of rows) {
    const filter = `year=2027&countries=${countries}&sector=${sector}&channel=${channel}`;
    const address = `/api/oda-declaration/payments?${filter}&limit=2`;
    let page = (await finance.get(address)).body;
    const cents: number[] = [];
    expect(page.totalCents).toBe(paidCents);
    for (;;) {
      cents.push(...page.items.map((item: { cents: number }) => item.cents));
      if (!page.next) break;
      page = (await finance.get(`${address}&after=${page.next}`)).body;
    }
    expect(cents.reduce((sum, one) => sum + one, 0)).toBe(paidCents);
  }
  const all = (await finance.get('/api/oda-declaration/payments?year=2027')).body;
  expect(all.items.map(({ kind }: { kind: string }) => kind).sort()).toEqual(
    expect.arrayContaining(['paid', 'refunded', 'returned']),
  );
  expect(all.items[0]).toMatchObject({ day: '2027-02-10', orderNumber: expect.stringMatching(/^2027-0000\d\d$/) });
});

it('a country without a recipient code and several countries together are told before they are declared', async () => {
  on('2029-02-01');
  const some = async (countries: string[], cents: bigint) => {
    const id = await inForce(house, { year: 2029, cents });
    await house.db.query('UPDATE grants SET countries = $2 WHERE id = $1', [id, countries]);
    await pay(await ordered(id), '2029-02-01');
  };
  await some(['ML', 'BF'], 100n);
  await some(['US'], 200n);
  await some([], 300n);
  const { rows, remarks, totalCents } = await declared(2029);
  expect(rows.map((row: Record<string, unknown>) => [row.countries, row.recipient])).toEqual([
    ['BF,ML', 9998],
    ['US', null],
    ['', null],
  ]);
  expect(remarks).toHaveLength(3);
  expect(totalCents).toBe(600);
  const none = (await finance.get('/api/oda-declaration/payments?year=2029&countries=-')).body;
  expect(none).toMatchObject({ total: 1, totalCents: 300 });
});

it('comes as CSV and as a workbook, for those who may read reports', async () => {
  const file = await finance.get('/api/oda-declaration/export.csv?year=2027');
  expect(file.headers.get('content-type')).toContain('text/csv');
  expect(file.bytes.toString()).toMatch(/Burkina Faso;287;13040;.*;22000;/);
  const book = await finance.get('/api/oda-declaration/export.xlsx?year=2027');
  expect([book.status, book.headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')]);
  expect((await (await house.as('editor')).get('/api/oda-declaration?year=2027')).status).toBe(403);
  expect((await finance.get('/api/oda-declaration?year=99')).status).toBe(422);
});
