import { Ledger } from '#libs/budgets';
import { newId } from '#libs/kernel';
import { startApp, type TestApp } from '#libs/testing';
import { FINANCE, votedLine } from '../budgets/budgets.builder.js';
import type { TestClient } from '../testing/client.js';
import { bareGrant } from './reporting.builder.js';

let house: TestApp;
let finance: TestClient;
let lineId: string;

type Verb = 'reserve' | 'commit' | 'order' | 'pay';
const report = (more = '') => finance.get(`/api/annual-report?programme=aids&year=2027${more}`);

/** Moves a grant's money up to a verb, all on one day. */
async function bring(grantId: string, cents: bigint, last: Verb, accountingDate: string): Promise<void> {
  const verbs: Verb[] = ['reserve', 'commit', 'order', 'pay'];
  for (const verb of verbs.slice(0, verbs.indexOf(last) + 1)) {
    const move = { lineId, grantId, amountCents: cents, accountingDate, reference: newId(), actorId: FINANCE.id };
    await house.db.transaction((tx) => house.get(Ledger)[verb](tx, move));
  }
}

beforeAll(async () => {
  house = await startApp({ clock: { now: () => new Date('2027-12-31T10:00:00Z') } });
  finance = await house.as('finance');
  lineId = await votedLine(house.app, 170_000_000n);
  const grant = (organisationName: string, ...countries: string[]) =>
    bareGrant(house.db, { organisationName, countries, lineId, year: 2027 });
  await bring(await grant('=1+1 Solidaire', 'ML'), 60_000_000n, 'pay', '2027-02-01');
  await bring(await grant('Santé & Équité', 'SN', 'ML'), 30_000_000n, 'order', '2027-03-01');
  await bring(await grant('Eau Claire', 'ML'), 79_833_333n, 'commit', '2027-04-01');
  await bring(await grant('Demain', 'TG'), 100n, 'reserve', '2027-05-01');
});
afterAll(() => house.close());

it('rules 3.26 and 8.2: committed counts what was ordered and paid since; rates have two decimals; totals are sums of lines', async () => {
  const { body } = await report();
  expect(body.figures).toMatchObject({
    initialCents: 170_000_000,
    amendedCents: 0,
    modifiedCents: 170_000_000,
    availableCents: 166_567,
    reservedCents: 100,
    committedCents: 169_833_333,
    orderedCents: 90_000_000,
    paidCents: 60_000_000,
  });
  expect(body.rates).toEqual({ committed: 9990, ordered: 5294, realised: 5294, paid: 3529, carried: 0, lapsed: 0 });
  for (const part of ['beneficiaries', 'countries']) {
    for (const account of ['reservedCents', 'committedCents', 'orderedCents', 'paidCents']) {
      const sum = body[part].reduce((all: number, row: Record<string, number>) => all + row[account]!, 0);
      expect({ part, account, sum }).toEqual({ part, account, sum: body.figures[account] });
    }
  }
  expect(body.beneficiaries[0]).toMatchObject({
    organisationName: 'Eau Claire',
    grants: 1,
    committedCents: 79_833_333,
  });
  expect(body.countries).toMatchObject([
    { label: 'Mali', grants: 2, committedCents: 139_833_333 },
    { label: 'Mali, Sénégal', committedCents: 30_000_000 },
    { label: 'Togo', reservedCents: 100 },
  ]);
  expect(body.finding).toMatch(/1\s700\s000,00\s€ ouverts, 1\s698\s333,33\s€ sont engagés \(99,90\s%\)/);
});

it('any day of the year: as it was at the end of that day', async () => {
  expect((await report('&asOf=2027-03-15')).body).toMatchObject({
    asOf: '2027-03-15',
    figures: {
      availableCents: 80_000_000,
      reservedCents: 0,
      committedCents: 90_000_000,
      orderedCents: 90_000_000,
      paidCents: 60_000_000,
    },
    beneficiaries: [{ paidCents: 60_000_000 }, { paidCents: 0, orderedCents: 30_000_000 }],
  });
  const [now, yearEnd] = [(await report()).body, (await report('&asOf=2027-12-31')).body];
  const untimed = (one: object) => ({ ...one, at: 0, asOf: 0, resultsAsOf: 0 });
  expect(untimed(yearEnd)).toEqual(untimed(now));
  expect((await report('&asOf=2028-01-01')).body).toMatchObject({ status: 422, errors: [{ path: 'asOf' }] });
  expect((await report('&asOf=2027-01-01')).body).toMatchObject({
    beneficiaries: [],
    figures: { modifiedCents: 170_000_000 },
  });
});

it('is for the office; an unknown programme or year is said', async () => {
  expect((await (await house.as('editor')).get('/api/annual-report?programme=aids&year=2027')).status).toBe(403);
  expect((await (await house.as('auditor')).get('/api/annual-report?programme=aids&year=2027')).status).toBe(200);
  expect((await finance.get('/api/annual-report?programme=moon&year=2027')).body).toMatchObject({
    status: 422,
    errors: [{ path: 'programme' }],
  });
  expect((await finance.get('/api/annual-report?programme=aids&year=2031')).body).toMatchObject({
    figures: { modifiedCents: 0 },
    rates: { committed: null },
    finding: expect.stringContaining('Aucun crédit') as string,
  });
});
