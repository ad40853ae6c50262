import pg from 'pg';
import { startApp, type TestApp, type TestClient } from '#libs/testing';
import { votedLine } from './budgets.builder.js';

/** Account numbers as a setting of the city, with the days on which they hold (rules 3.7, 3.8). */
let house: TestApp;
let finance: TestClient;

const account = {
  nomenclature: 'M57',
  kind: 'nature',
  labelFr: 'Bourses',
  labelEn: 'Stipends',
  validFrom: '2027-01-01',
};
const add = (more: object, who = finance) => who.post('/api/chart-accounts', { ...account, ...more });
const numbers = async (query: string): Promise<string[]> =>
  (await finance.get(`/api/chart-accounts?limit=200&${query}`)).body.items.map((one: { number: string }) => one.number);

beforeAll(async () => {
  house = await startApp();
  finance = await house.as('finance');
});
afterAll(() => house.close());

it('a new number can be voted on from its year on, until its last day', async () => {
  const { status, body } = await add({ number: '65131' });
  expect(status).toBe(201);
  expect(await numbers('year=2026')).not.toContain('65131');
  expect(await numbers('year=2027')).toContain('65131');
  expect(await numbers('q=bourses')).toEqual(['65131']);
  const end = await finance.post(`/api/chart-accounts/${body.id}/retire`, { lastDay: '2028-12-31' });
  expect(end.status).toBe(200);
  expect(await numbers('year=2028')).toContain('65131');
  expect(await numbers('year=2029')).not.toContain('65131');
  const again = await finance.post(`/api/chart-accounts/${body.id}/retire`, { lastDay: '2029-12-31' });
  expect(again.status).toBe(409);
  const told = await house.db.query('SELECT act FROM history WHERE subject_id = $1 ORDER BY seq', [body.id]);
  expect(told).toEqual([{ act: 'chart-account.add' }, { act: 'chart-account.retire' }]);
});

it('a number never holds twice on a day, though two people enter it at once, nor for the owner of the tables', async () => {
  const [one, two] = await Promise.all([add({ number: '65132' }), add({ number: '65132', validFrom: '2030-01-01' })]);
  expect([one.status, two.status].sort()).toEqual([201, 409]);
  const owner = new pg.Client({ connectionString: house.settings.databaseUrl });
  await owner.connect();
  const sql = `INSERT INTO chart_accounts (nomenclature, kind, number, label_fr, label_en, valid_from)
    VALUES ('M57', 'nature', '65132', 'x', 'x', '2040-01-01')`;
  await expect(owner.query(sql)).rejects.toThrow(/already/);
  await owner.end();
});

it('a number cannot end before a year that is voted on it, nor before it begins', async () => {
  const { body } = await add({ number: '65133', validFrom: '2024-01-01' });
  await votedLine(house.app, 1_000n, { year: 2027, nature: '65133' });
  const end = (lastDay: string) => finance.post(`/api/chart-accounts/${body.id}/retire`, { lastDay });
  const used = await end('2026-12-31');
  expect(used.status).toBe(422);
  expect(used.body.errors[0]).toMatchObject({ code: 'chart-account.used-later', path: 'lastDay' });
  expect((await end('2023-12-31')).body.errors.map((one: { code: string }) => one.code)).toContain(
    'chart-account.ends-before',
  );
  await add({ number: '65133', validFrom: '2027-01-01', nomenclature: 'M14' });
  expect((await end('2026-12-31')).status).toBe(200);
  expect((await add({ number: '65134', validTo: '2026-01-01' })).status).toBe(422);
});

it('the same request again changes nothing more; an officer reads and does not change; an NGO does not read', async () => {
  const key = { 'Idempotency-Key': 'account-once-1' };
  const send = () => finance.post('/api/chart-accounts', { ...account, number: '65135' }, key);
  expect((await send()).body).toEqual((await send()).body);
  const officer = await house.as('officer');
  expect((await officer.get('/api/chart-accounts')).status).toBe(200);
  expect((await add({ number: '65136' }, officer)).status).toBe(403);
  expect((await (await house.as('editor')).get('/api/chart-accounts')).status).toBe(403);
});
