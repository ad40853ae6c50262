import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '#libs/testing';
import type { TestClient } from '../testing/client.js';

let house: TestApp;
let finance: TestClient;

const vote = {
  programmeCode: 'water',
  year: 2027,
  chapter: '65',
  nature: '65748',
  function: '048',
  label: 'Eau',
  amountCents: 100_000_000,
  accountingDate: '2027-01-01',
  reason: 'Budget primitif 2027',
};

beforeAll(async () => {
  house = await startApp();
  finance = await house.as('finance');
});
afterAll(() => house.close());

describe('votes', () => {
  it('the same request twice makes one line; the same key with another amount is a conflict', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const first = await finance.post('/api/budget-lines', vote, headers);
    const again = await finance.post('/api/budget-lines', vote, headers);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect((await finance.post('/api/budget-lines', { ...vote, amountCents: 1 }, headers)).status).toBe(409);
    const list = await finance.get('/api/budget-lines?programme=water&year=2027');
    expect(list.body).toMatchObject({ total: 1, totals: { votedCents: 100_000_000, availableCents: 100_000_000 } });
    expect(list.body.allowedActs).toMatchObject([
      { act: 'budget-line.vote', label: 'Inscrire le vote', allowed: true },
    ]);
  });

  it('the line of a programme and year is voted once; more comes by amendment', async () => {
    const answer = await finance.post('/api/budget-lines', vote);
    expect(answer).toMatchObject({ status: 409, body: { errors: [{ code: 'budget-line-twice' }] } });
    expect(answer.body.detail).toMatch(/décision modificative/);
  });

  it('refuses what cannot be: another year’s date, nothing, an unknown programme, no key', async () => {
    const other = (change: object, headers = {}) =>
      finance.post('/api/budget-lines', { ...vote, year: 2028, ...change }, headers);
    expect((await other({})).body).toMatchObject({ status: 422, errors: [{ code: 'budget.date-outside-year' }] });
    const dated = { accountingDate: '2028-01-01' };
    expect((await other({ ...dated, amountCents: 0 })).body).toMatchObject({
      status: 422,
      errors: [{ path: 'amountCents' }],
    });
    expect((await other({ ...dated, programmeCode: 'moon' })).body).toMatchObject({
      status: 422,
      errors: [{ path: 'programmeCode' }],
    });
    expect((await other(dated, { 'Idempotency-Key': '' })).status).toBe(400);
    expect((await finance.get('/api/budget-lines?year=2028')).body.total).toBe(0);
  });
});

describe('amendments', () => {
  const line = async () => (await finance.get('/api/budget-lines?programme=water&year=2027')).body.items[0];
  const amend = async (amountCents: number, accountingDate = '2027-06-01') =>
    finance.post(`/api/budget-lines/${(await line()).id}/amend`, { amountCents, accountingDate, reason: 'DM 1' });

  it('add and cut; a past day keeps its own figures; entries say who and why', async () => {
    expect((await amend(5_000_000)).status).toBe(201);
    expect((await amend(-20_000_000, '2027-09-01')).status).toBe(201);
    const { id, position } = await line();
    expect(position).toMatchObject({ votedCents: 85_000_000, amendedCents: -15_000_000, availableCents: 85_000_000 });
    const july = await finance.get(`/api/budget-lines/${id}?asOf=2027-07-01`);
    expect(july.body.position).toMatchObject({ votedCents: 105_000_000, amendedCents: 5_000_000 });
    const entries = await finance.get(`/api/budget-lines/${id}/entries?limit=2`);
    expect(entries.body).toMatchObject({
      total: 3,
      items: [
        {
          move: 'amend',
          fromAccount: 'available',
          toAccount: 'voted',
          amountCents: 20_000_000,
          reason: 'DM 1',
          actorName: 'Olivier Blanc',
        },
        { move: 'amend', fromAccount: 'voted', toAccount: 'available', amountCents: 5_000_000 },
      ],
    });
    expect((await finance.get(`/api/budget-lines/${id}/entries?after=${entries.body.next}`)).body.items).toMatchObject([
      { move: 'vote' },
    ]);
  });

  it('cannot cut more than is available, and says what is', async () => {
    const answer = await amend(-85_000_001);
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'budget.insufficient', facts: { availableCents: 85_000_000 } }] },
    });
    expect(answer.body.detail).toMatch(/850\s000,00/);
  });

  it('are for finance; officers read; an NGO sees no line', async () => {
    const { id } = await line();
    for (const [name, reads] of [
      ['officer', 200],
      ['auditor', 200],
      ['editor', 403],
    ] as const) {
      const client = await house.as(name);
      expect((await client.get(`/api/budget-lines/${id}`)).status).toBe(reads);
      const body = { amountCents: 1, accountingDate: '2027-06-01', reason: 'x' };
      expect((await client.post(`/api/budget-lines/${id}/amend`, body)).status).toBe(403);
    }
    expect((await finance.get(`/api/budget-lines/${randomUUID()}`)).status).toBe(404);
  });
});
