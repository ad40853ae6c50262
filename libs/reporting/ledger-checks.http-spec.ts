import pg from 'pg';
import { startApp, type TestApp, type TestClient } from '#libs/testing';
import { inForce, plantBeneficiaries } from '../grants/grants.builder.js';
import { CheckLedger } from './check-ledger.js';

let house: TestApp;
let owner: pg.Client;
let finance: TestClient, accountant: TestClient;
let now = '2027-03-03T10:00:00Z';
let ticks = 0;

beforeAll(async () => {
  house = await startApp({ clock: { now: () => new Date(Date.parse(now) + ticks++) } });
  owner = new pg.Client({ connectionString: house.settings.databaseUrl });
  await owner.connect();
  await plantBeneficiaries(house);
  [finance, accountant] = [await house.as('finance'), await house.as('accountant')];
  const ids = [];
  for (const cents of [200_000n, 300_000n]) {
    const instalments = [{ amountCents: cents, dueOn: '2027-01-15' }];
    ids.push(await inForce(house, { cents, year: 2027, instalments }));
  }
  // one instalment ordered, the other one paid, sent back and paid again
  for (const [i, id] of ids.entries()) {
    const { instalments } = (await finance.get(`/api/grants/${id}`)).body;
    const order = (await finance.post('/api/payment-orders', { instalmentId: instalments[0].id })).body.id as string;
    const act = (verb: string, body: object = {}) => accountant.post(`/api/payment-orders/${order}/${verb}`, body);
    await act('accept');
    if (i === 0) continue;
    await act('confirm-paid', { paidOn: '2027-03-03', bankReference: 'VIR-1' });
    await act('record-return', { bankReference: 'VIR-1', returnedOn: '2027-03-03', reason: 'AC04' });
  }
});
afterAll(async () => {
  await owner?.end();
  await house?.close();
});

/** Asks for a check and does it, as the worker would. */
async function checked() {
  const { id } = (await finance.post('/api/ledger-checks')).body as { id: string };
  await house.get(CheckLedger).check(id);
  await house.tell();
  return (await finance.get(`/api/ledger-checks/${id}`)).body;
}

const metric = async () =>
  /^ledger_check_differences (\d+)$/m.exec((await finance.get('/api/metrics')).bytes.toString())?.[1];
const alarms = async (name: string) =>
  (await (await house.as(name)).get('/api/notices?limit=100')).body.items
    .map((one: { subject: string }) => one.subject)
    .filter((subject: string) => subject.includes('grand livre'));

it('finds nothing where nothing is wrong, and says what it compared', async () => {
  const check = await checked();
  expect(check).toMatchObject({
    state: 'done',
    different: 0,
    differences: [],
    nightly: false,
    askedByName: 'Olivier Blanc',
  });
  expect(check.entries).toBeGreaterThanOrEqual(8);
  const idle = check.results.filter(({ compared }: { compared: number }) => compared === 0);
  expect(idle).toMatchObject([{ comparison: 'accruals' }]);
  expect(await metric()).toBe('0');
  expect(await alarms('finance')).toEqual([]);
});

/** Each kind of damage, done as the owner of the tables past all guards, with what it takes to undo it. */
const DAMAGE: [string, string, string[], number][] = [
  [
    'a balance of a line',
    'UPDATE budget_lines SET available_cents = available_cents + $1',
    ['line-balances', 'sum-rule'],
    1,
  ],
  [
    'a balance of a grant',
    'UPDATE line_grants SET ordered_cents = ordered_cents + $1',
    ['grant-balances', 'sum-rule', 'grants', 'payment-orders'],
    2,
  ],
  [
    'an entry',
    `UPDATE ledger_entries SET amount_cents = amount_cents + $1 WHERE move = 'order'`,
    ['grant-balances', 'months'],
    2,
  ],
  [
    'a granted amount',
    'UPDATE grants SET amount_cents = amount_cents + $1, granted_cents = granted_cents + $1',
    ['grants'],
    2,
  ],
  ['an order', 'UPDATE payment_orders SET amount_cents = amount_cents + $1', ['payment-orders'], 2],
];

it.each(DAMAGE)('sees %s that was tampered with, and sees it put right', async (_what, sql, comparisons) => {
  await owner.query('ALTER TABLE ledger_entries DISABLE TRIGGER ledger_entries_stay');
  await owner.query(sql, [1]);
  const check = await checked();
  expect(check.different).toBeGreaterThan(0);
  const touched = check.results.filter((one: { different: number }) => one.different > 0);
  expect(touched.map((one: { comparison: string }) => one.comparison)).toEqual(comparisons);
  expect(await metric()).toBe(String(check.different));
  await owner.query(sql, [-1]);
  await owner.query('ALTER TABLE ledger_entries ENABLE TRIGGER ledger_entries_stay');
  expect(await checked()).toMatchObject({ different: 0 });
  expect(await metric()).toBe('0');
});

it('alarms finance and administrators once a day for a difference, and nobody else', async () => {
  const before = (await alarms('finance')).length;
  await owner.query('UPDATE budget_lines SET lapsed_cents = lapsed_cents + 7');
  const [first, second] = [await checked(), await checked()];
  expect([first.different, second.different]).toEqual([2, 2]);
  expect((await alarms('finance')).length).toBe(before + 1);
  expect((await alarms('finance'))[0]).toBe('2 écarts dans le grand livre');
  expect((await alarms('admin')).length).toBe(before + 1);
  expect(await alarms('accountant')).toEqual([]);
  now = '2027-03-04T10:00:00Z';
  await checked();
  expect((await alarms('finance')).length).toBe(before + 2);
  await owner.query('UPDATE budget_lines SET lapsed_cents = lapsed_cents - 7');
  now = '2027-03-03T10:00:00Z';
});

it('runs once a night however many workers ask, and the proof page knows the last one', async () => {
  const [one, two] = await Promise.all([house.get(CheckLedger).nightly(), house.get(CheckLedger).nightly()]);
  expect(one).toBe(two);
  const { items, lastNightlyId } = (await finance.get('/api/ledger-checks')).body;
  expect(lastNightlyId).toBe(one);
  const nights = items.filter(({ nightly }: { nightly: boolean }) => nightly);
  expect(nights).toMatchObject([{ id: one, state: 'done', askedByName: null }]);
});

it('holds no writer up, and sees nothing of what is written meanwhile', async () => {
  const { id } = (await finance.post('/api/ledger-checks')).body as { id: string };
  expect((await finance.post('/api/ledger-checks')).body).toEqual({ id });
  const checking = house.get(CheckLedger).check(id);
  const [written] = await Promise.all([
    inForce(house, { cents: 100_000n, year: 2027, instalments: [{ amountCents: 100_000n, dueOn: '2027-02-15' }] }),
    checking,
  ]);
  expect(written).toBeTruthy();
  expect((await finance.get(`/api/ledger-checks/${id}`)).body).toMatchObject({ state: 'done', different: 0 });
});

it('is asked for by finance and administrators, read by the accountant and the auditor, and by nobody else', async () => {
  const asked = async (name: string) => {
    const client = await house.as(name);
    return [(await client.get('/api/ledger-checks')).status, (await client.post('/api/ledger-checks')).status];
  };
  expect(await asked('accountant')).toEqual([200, 403]);
  expect(await asked('auditor')).toEqual([200, 403]);
  expect(await asked('officer')).toEqual([403, 403]);
  expect((await accountant.get('/api/ledger-checks')).body.allowedActs).toEqual([]);
});
