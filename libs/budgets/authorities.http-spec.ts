import { randomUUID } from 'node:crypto';
import { HOUSE, newId } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import type { TestClient } from '../testing/client.js';
import { Authorities, authorityPosition } from './index.js';

let house: TestApp;
let finance: TestClient;
let id: string;

const plan = [
  { year: 2027, plannedCents: 15_000_000 },
  { year: 2028, plannedCents: 12_000_000 },
  { year: 2029, plannedCents: 9_000_000 },
];
const vote = {
  programmeCode: 'aids',
  firstYear: 2027,
  label: 'Soins de proximité 2027-2029',
  amountCents: 36_000_000,
  accountingDate: '2027-01-01',
  reason: 'Budget primitif 2027',
};
const dated = { accountingDate: '2027-06-01', reason: 'DM 1' };
const balances = async () => (await finance.get(`/api/authorities/${id}`)).body.position;
const move = (verb: 'reserve' | 'commit', amountCents: bigint, reference: string = newId()) =>
  house.db.transaction((tx) =>
    house.get(Authorities)[verb](tx, {
      ...{ authorityId: id, grantId: GRANT, amountCents, accountingDate: '2027-03-01', reference, actorId: HOUSE.id },
    }),
  );
const GRANT = newId();
const refused = (answer: { status: number; body: unknown }, code: string) =>
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ code }] } });

beforeAll(async () => {
  house = await startApp();
  finance = await house.as('finance');
});
afterAll(() => house.close());

it('an authority is voted once for a key, and numbered by year without a gap', async () => {
  const headers = { 'Idempotency-Key': randomUUID() };
  const first = await finance.post('/api/authorities', vote, headers);
  const again = await finance.post('/api/authorities', vote, headers);
  expect([first.status, again.body]).toEqual([201, first.body]);
  id = first.body.id;
  expect((await finance.post('/api/authorities', { ...vote, label: 'Autre' })).status).toBe(201);
  const list = await finance.get('/api/authorities?programme=aids');
  expect(list.body.items.map((one: { number: string }) => one.number).sort()).toEqual(['2027 AE 1', '2027 AE 2']);
  expect((await finance.get(`/api/authorities/${id}`)).body).toMatchObject({
    number: '2027 AE 1',
    unplannedCents: 36_000_000,
  });
});

it('rule 3.11: the plan by year sums to what was voted, and before that nothing is reserved', async () => {
  await expect(move('reserve', 1n)).rejects.toMatchObject({ refusals: [{ code: 'authority.plan-sum' }] });
  const send = (years: object[]) => finance.post(`/api/authorities/${id}/plan`, { plan: years });
  refused(await send(plan.slice(1)), 'authority.plan-sum');
  refused(await send([...plan.slice(0, 2), { year: 2028, plannedCents: 9_000_000 }]), 'authority.plan-year');
  expect((await send(plan)).status).toBe(201);
  await move('reserve', 30_000_000n, 'first');
  await move('commit', 25_000_000n);
  expect(await balances()).toMatchObject({ availableCents: 11_000_000, reservedCents: 0, committedCents: 25_000_000 });
  await expect(move('reserve', 11_000_001n)).rejects.toMatchObject({
    refusals: [{ code: 'authority.insufficient', facts: { availableCents: 11_000_000 } }],
  });
  await expect(move('commit', 1n)).rejects.toMatchObject({ refusals: [{ code: 'authority.insufficient' }] });
  await expect(move('reserve', 1n, 'first')).rejects.toMatchObject({ refusals: [{ code: 'budget.reference-used' }] });
  await expect(move('reserve', 0n)).rejects.toMatchObject({ refusals: [{ code: 'budget.amount-not-positive' }] });
});

it('amendments and lapses are numbered acts; only what is available is cut; a past day keeps its figures', async () => {
  const act = (verb: string, amountCents: number) =>
    finance.post(`/api/authorities/${id}/${verb}`, { ...dated, amountCents });
  refused(await act('amend', -11_000_001), 'authority.insufficient');
  refused(await act('amend', 0), 'budget.amount-zero');
  expect((await act('amend', -1_000_000)).status).toBe(201);
  expect((await act('lapse', 4_000_000)).status).toBe(201);
  expect(await balances()).toMatchObject({
    ...{ votedCents: 35_000_000, availableCents: 6_000_000, committedCents: 25_000_000, lapsedCents: 4_000_000 },
  });
  await expect(move('reserve', 1n)).rejects.toMatchObject({ refusals: [{ code: 'authority.plan-sum' }] });
  const entries = await finance.get(`/api/authorities/${id}/entries`);
  const numbers = entries.body.items.map((one: { reference: string }) => one.reference);
  expect(numbers).toEqual(expect.arrayContaining(['2027 AE 1', '2027 AE 1 / 1', '2027 AE 1 / 2']));
  expect(await authorityPosition(house.db, id, '2027-05-31')).toMatchObject({
    votedCents: 36_000_000n,
    lapsedCents: 0n,
  });
});

it('the balances kept beside the entries are what the entries say', async () => {
  const [kept] = await house.db.query(
    `SELECT a.voted_cents AS "votedCents", a.available_cents AS "availableCents", a.lapsed_cents AS "lapsedCents",
       sum(g.reserved_cents)::bigint AS "reservedCents", sum(g.committed_cents)::bigint AS "committedCents"
     FROM commitment_authorities a JOIN authority_grants g ON g.authority_id = a.id WHERE a.id = $1 GROUP BY a.id`,
    [id],
  );
  expect(await authorityPosition(house.db, id)).toMatchObject(kept as object);
});

it('are finance’s to change and the office’s to read; the program cannot write balances or entries itself', async () => {
  const officer = await house.as('officer');
  expect((await officer.get(`/api/authorities/${id}`)).status).toBe(200);
  expect((await officer.post('/api/authorities', vote)).status).toBe(403);
  expect((await (await house.as('editor')).get('/api/authorities')).status).toBe(403);
  expect((await finance.get(`/api/authorities/${randomUUID()}`)).status).toBe(404);
  for (const sql of [
    'UPDATE commitment_authorities SET available_cents = 1',
    'UPDATE authority_grants SET committed_cents = 1',
    'UPDATE authority_entries SET amount_cents = 1',
    'DELETE FROM authority_entries',
  ])
    await expect(house.db.query(sql)).rejects.toThrow(/permission denied/);
});
