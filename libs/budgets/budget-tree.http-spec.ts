import { startApp, type TestApp } from '#libs/testing';
import type { TestClient } from '../testing/client.js';
import { amendLine, votedLine } from './budgets.builder.js';

let house: TestApp;
let finance: TestClient;

beforeAll(async () => {
  house = await startApp({ clock: { now: () => new Date('2027-06-15T10:00:00Z') } });
  finance = await house.as('finance');
  const first = await votedLine(house.app, 100_000n, { chapter: '65', label: 'Sida' });
  await votedLine(house.app, 20_001n, { chapter: '65', label: 'Renfort' });
  await votedLine(house.app, 3_000n, { chapter: '67', label: 'Urgence' });
  await votedLine(house.app, 400n, { programmeCode: 'projects' });
  await amendLine(house.app, first, { amountCents: -5_000n, accountingDate: '2027-06-01', reason: 'DM' });
});
afterAll(() => house.close());

interface TreeRow {
  level: string;
  label: string;
  initialCents: number;
  changedCents: number;
  position: { votedCents: number };
}

const sums = (rows: TreeRow[]) =>
  rows.map(({ level, label, initialCents, changedCents, position }) =>
    [level, label, initialCents, changedCents, position.votedCents].join(' '),
  );

it('rule 3.9: the budget of a year reads by programme, section, chapter, nature and line, each the sum of what stands below', async () => {
  const { rows, total } = (await finance.get('/api/budget-tree?year=2027&programme=aids')).body;
  expect(sums(rows).slice(1)).toEqual([
    'section Fonctionnement 123001 -5000 118001',
    'chapter 65 120001 -5000 115001',
    'nature 65748 120001 -5000 115001',
    'line Sida 100000 -5000 95000',
    'line Renfort 20001 0 20001',
    'chapter 67 3000 0 3000',
    'nature 65748 3000 0 3000',
    'line Urgence 3000 0 3000',
  ]);
  expect(sums([total])).toEqual(['programme  123001 -5000 118001']);
});

it('all programmes stand in it; a past day has its own figures; a year without lines has no total', async () => {
  const { rows, total } = (await finance.get('/api/budget-tree?year=2027&asOf=2027-05-31')).body;
  expect(rows.filter(({ level }: TreeRow) => level === 'programme')).toHaveLength(2);
  expect(total).toMatchObject({ initialCents: 123_401, changedCents: 0, position: { availableCents: 123_401 } });
  expect((await finance.get('/api/budget-tree?year=2031')).body).toEqual({ year: 2031, rows: [], total: null });
});

it('the year is needed; an NGO sees nothing', async () => {
  expect((await finance.get('/api/budget-tree')).status).toBe(422);
  const ngo = await house.as('editor');
  expect((await ngo.get('/api/budget-tree?year=2027')).status).toBe(403);
});
