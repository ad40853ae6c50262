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
  house = await startApp();
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
    votedCents: 170_000_000,
    availableCents: 166_567,
    reservedCents: 100,
    committedCents: 169_833_333,
    orderedCents: 90_000_000,
    paidCents: 60_000_000,
  });
  expect(body.rates).toEqual({ committed: 9990, ordered: 5294, paid: 3529 });
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
  expect(body.finding).toMatch(/1\s700\s000,00\s€ votés, 1\s698\s333,33\s€ sont engagés \(99,90\s%\)/);
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
  expect({ ...yearEnd, at: 0, asOf: 0 }).toEqual({ ...now, at: 0, asOf: 0 });
  expect((await report('&asOf=2027-01-01')).body).toMatchObject({
    beneficiaries: [],
    figures: { votedCents: 170_000_000 },
  });
});

it('D24: as a CSV without formulas, whose amounts are numbers', async () => {
  const answer = await finance.get('/api/annual-report/export.csv?programme=aids&year=2027');
  const rows = answer.bytes.toString('utf8').replaceAll('"', '').split('\r\n');
  expect(answer.headers.get('content-disposition')).toContain('rapport-aids-2027.csv');
  expect(rows.find((row) => row.includes('Solidaire'))).toBe(
    `Bénéficiaire;'=1+1 Solidaire;1;;;;;0,00;600000,00;600000,00;600000,00;;;`,
  );
  expect(rows[1]).toBe(
    'Programme;Lutte contre le sida;;1700000,00;0,00;1700000,00;1665,67;1,00;1698333,33;900000,00;600000,00;0,00;0,00;0,00',
  );
});

it('as a PDF', async () => {
  const answer = await finance.get('/api/annual-report/export.pdf?programme=aids&year=2027&asOf=2027-03-15');
  expect([answer.status, answer.bytes.subarray(0, 5).toString(), answer.headers.get('content-type')]).toEqual([
    200,
    '%PDF-',
    'application/pdf',
  ]);
});

it('is for the office; an unknown programme or year is said', async () => {
  expect((await (await house.as('editor')).get('/api/annual-report?programme=aids&year=2027')).status).toBe(403);
  expect((await (await house.as('auditor')).get('/api/annual-report?programme=aids&year=2027')).status).toBe(200);
  expect((await finance.get('/api/annual-report?programme=moon&year=2027')).body).toMatchObject({
    status: 422,
    errors: [{ path: 'programme' }],
  });
  expect((await finance.get('/api/annual-report?programme=aids&year=2031')).body).toMatchObject({
    figures: { votedCents: 0 },
    rates: { committed: null },
    finding: expect.stringContaining('Aucun crédit') as string,
  });
});
