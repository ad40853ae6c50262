import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '#libs/testing';
import type { TestClient } from '../testing/client.js';
import { amendLine, votedLine } from './budgets.builder.js';

let house: TestApp;
let finance: TestClient;
let lineId: string;

beforeAll(async () => {
  house = await startApp({ clock: { now: () => new Date('2027-02-01T10:00:00Z') } });
  finance = await house.as('finance');
  lineId = await votedLine(house.app, 100_000_000n, { programmeCode: 'projects' });
  await amendLine(house.app, lineId, { amountCents: 5_000_000n, accountingDate: '2027-06-01', reason: 'DM 1' });
  await amendLine(house.app, lineId, { amountCents: -20_000_000n, accountingDate: '2027-09-01', reason: 'DM 2' });
});
afterAll(() => house.close());

it('a line shows what was voted and amended; a past day keeps its own figures; entries say who and why', async () => {
  const list = (await finance.get('/api/budget-lines?programme=projects&year=2027')).body;
  expect(list).toMatchObject({ total: 1, totals: { votedCents: 85_000_000, availableCents: 85_000_000 } });
  expect(list.allowedActs).toMatchObject([{ act: 'budget-act.draft', allowed: true }]);
  expect(list.items[0].position).toMatchObject({ votedCents: 85_000_000, amendedCents: -15_000_000 });
  const july = await finance.get(`/api/budget-lines/${lineId}?asOf=2027-07-01`);
  expect(july.body.position).toMatchObject({ votedCents: 105_000_000, amendedCents: 5_000_000 });
  const entries = await finance.get(`/api/budget-lines/${lineId}/entries?limit=2`);
  expect(entries.body).toMatchObject({
    total: 3,
    items: [
      {
        move: 'amend',
        fromAccount: 'available',
        toAccount: 'voted',
        amountCents: 20_000_000,
        reason: '2027 DM 2 : DM 2',
      },
      { move: 'amend', fromAccount: 'voted', toAccount: 'available', amountCents: 5_000_000 },
    ],
  });
  const next = await finance.get(`/api/budget-lines/${lineId}/entries?after=${entries.body.next}`);
  expect(next.body.items).toMatchObject([{ move: 'vote' }]);
});

it('officers and auditors read; an NGO sees no line', async () => {
  for (const [name, reads] of [
    ['officer', 200],
    ['auditor', 200],
    ['editor', 403],
  ] as const)
    expect((await (await house.as(name)).get(`/api/budget-lines/${lineId}`)).status).toBe(reads);
  expect((await finance.get(`/api/budget-lines/${randomUUID()}`)).status).toBe(404);
});
