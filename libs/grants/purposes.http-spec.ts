import { position, RecordRevenueFundingSource } from '#libs/budgets';
import { type Actor, HOUSE, newId } from '#libs/kernel';
import { startApp, type TestApp, type TestClient } from '#libs/testing';
import { votedLine } from '../budgets/budgets.builder.js';
import { plantBeneficiaries, recommended } from './grants.builder.js';

let app: TestApp;
let officer: TestClient;
const lines: Record<string, string> = {};

const finance: Actor = {
  ...HOUSE,
  permissions: new Map([['funding-source.record-revenue', new Set([null])]]),
};

beforeAll(async () => {
  app = await startApp({ clock: { now: () => new Date('2027-04-20T10:00:00Z') } });
  await plantBeneficiaries(app);
  officer = await app.as('officer');
  await app.db.query('INSERT INTO fiscal_years (year) VALUES (2027)');
  for (const fundingSource of ['water', 'waste', 'general']) {
    const revenue = { year: 2027, version: 0, revenueCents: 1_000_000_000n, reason: 'Compte' };
    if (fundingSource !== 'general')
      await app.get(RecordRevenueFundingSource).run(finance, fundingSource, revenue, newId());
    const place = { function: '048', label: 'Eau', programmeCode: 'water', fundingSource };
    lines[fundingSource] = await votedLine(app.app, 5_000_000n, place);
  }
});
afterAll(() => app.close());

type Shares = Record<string, number | null>;
const namedOf = (shares?: Shares) =>
  shares && Object.entries(shares).map(([code, sharePercent]) => ({ code, sharePercent }));

async function propose(source: string, shares?: Shares) {
  const applicationId = await recommended(app, { programmeCode: 'water', cents: 1_000_000n });
  const instalments = [{ amountCents: 1_000_000, dueOn: '2027-06-01' }];
  const given = { applicationId, lineId: lines[source], amountCents: 1_000_000, purpose: 'Un puits.', instalments };
  return officer.post('/api/grants', { ...given, purposes: namedOf(shares) });
}
const available = async (source: string) => (await position(app.db, lines[source]!))!.availableCents;

it('rule 1.7: a proposal that a 1 % source may not pay is refused in both languages, and no money moves', async () => {
  const refused = async (source: string, shares: Shares | undefined, code: string) => {
    const { status, body } = await propose(source, shares);
    expect([status, body.errors.map((one: { code: string }) => one.code)]).toEqual([422, [code]]);
    return body.errors[0] as { path: string; message: string };
  };
  await refused('water', undefined, 'grant.purposes-missing');
  const half = await refused('water', { 'drinking-water': 50, 'farm-water': 50 }, 'grant.purposes-minor');
  expect(half).toMatchObject({ path: 'purposes.1.sharePercent', message: expect.stringMatching(/1 % .*50\s%/) });
  await refused('water', { 'drinking-water': 90, 'household-waste': 10 }, 'grant.purpose-not-eligible');
  await refused('waste', { 'drinking-water': 100 }, 'grant.purpose-not-eligible');
  await refused('water', { 'drinking-water': 60, training: 60 }, 'grant.purposes-sum');
  expect(await available('water')).toBe(5_000_000n);
});

it('rule 1.7: an eligible grant keeps its purposes with their shares, and shows them; blank rows are nothing', async () => {
  const made = await propose('water', { 'drinking-water': 60, sanitation: null, 'farm-water': 40 });
  expect(made.status).toBe(201);
  const { purposes } = (await officer.get(`/api/grants/${made.body.id}`)).body;
  expect(purposes).toEqual([
    { code: 'drinking-water', label: 'Eau potable', sharePercent: 60 },
    { code: 'farm-water', label: 'Eau agricole', sharePercent: 40 },
  ]);
  expect(await available('water')).toBe(4_000_000n);
});

it('rule 1.8: household waste is paid by its own source; the general budget pays any purpose, or none named', async () => {
  expect((await propose('waste', { 'household-waste': 100 })).status).toBe(201);
  expect((await propose('general', { 'farm-water': 100 })).status).toBe(201);
  expect((await propose('general')).status).toBe(201);
});
