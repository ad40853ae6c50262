import { parse } from 'csv-parse/sync';
import { startApp, type TestApp, type TestClient } from '#libs/testing';
import { eauPourTous, inForce, lineOf, plantBeneficiaries } from '../grants/grants.builder.js';

let house: TestApp;
let finance: TestClient, accountant: TestClient;
let now = '2027-01-20T10:00:00Z';

const small = (dueOn: string, cents = 200_000n, more = {}) =>
  inForce(house, { cents, year: 2027, instalments: [{ amountCents: cents, dueOn }], ...more });

async function ordered(grantId: string, position = 0): Promise<string> {
  const { instalments } = (await finance.get(`/api/grants/${grantId}`)).body;
  return (await finance.post('/api/payment-orders', { instalmentId: instalments[position].id })).body.id as string;
}
async function paid(order: string, paidOn: string) {
  now = `${paidOn}T10:00:00Z`;
  await accountant.post(`/api/payment-orders/${order}/accept`);
  await accountant.post(`/api/payment-orders/${order}/confirm-paid`, { paidOn, bankReference: `VIR-${order}` });
}

const grants: Record<string, string> = {};

/** 2027: four payments of AIDS grants, two too late; a water instalment past its 60 days, an order within them; the rest ahead. */
beforeAll(async () => {
  house = await startApp({ clock: { now: () => new Date(now) } });
  await plantBeneficiaries(house);
  [finance, accountant] = [await house.as('finance'), await house.as('accountant')];
  await lineOf(house, 'aids', 2027, 10_000_000n);
  await lineOf(house, 'water', 2027, 1_000_000n);
  await lineOf(house, 'projects', 2027, 5_000_000n);
  for (const [name, paidOn] of [
    ['ten', '2027-01-25'],
    ['twenty', '2027-02-04'],
    ['seventy', '2027-03-26'],
    ['ninety', '2027-04-15'],
  ] as const) {
    now = '2027-01-20T10:00:00Z';
    grants[name] = await small('2027-01-15');
    await paid(await ordered(grants[name]), paidOn);
  }
  now = '2027-01-20T10:00:00Z';
  grants.waiting = await small('2027-01-15', 300_000n, { organisationId: eauPourTous, programmeCode: 'water' });
  grants.ordered = await small('2027-03-20', 100_000n);
  now = '2027-03-21T10:00:00Z';
  await ordered(grants.ordered);
  grants.ahead = await inForce(house, {
    cents: 900_000n,
    organisationId: eauPourTous,
    instalments: [
      { amountCents: 400_000n, dueOn: '2027-09-30' },
      { amountCents: 300_000n, condition: 'Compte rendu financier approuvé' },
      { amountCents: 200_000n, dueOn: '2028-11-30' },
    ],
  });
  now = '2027-05-03T10:00:00Z';
});
afterAll(() => house.close());

const get = async (path: string, who = finance) => (await who.get(path)).body;
const rowsOf = async (path: string): Promise<Record<string, string>[]> =>
  parse((await finance.get(path)).bytes.toString('utf8'), { columns: true, delimiter: ';', bom: true });

it('rule 2.4: what is past its 60 days, ordered or not, comes the worst first and leads to its desk', async () => {
  const page = await get('/api/late-payments');
  expect(page).toMatchObject({ total: 1, totalCents: 300_000 });
  expect(page.items[0]).toMatchObject({
    number: null,
    grantId: grants.waiting,
    programmeName: 'Eau et assainissement',
    payBy: '2027-03-16',
    daysLate: 48,
    link: `/office/instalments?grantId=${grants.waiting}`,
  });
});

it('an order in the accountant’s hands is late on its own day, not before', async () => {
  const { items } = await get('/api/payment-orders?state=issued');
  const { payBy } = items[0] as { payBy: string };
  now = `${payBy}T10:00:00Z`;
  expect((await get('/api/late-payments?programme=aids')).total).toBe(0);
  now = new Date(Date.parse(now) + 86_400_000).toISOString();
  expect((await get('/api/late-payments?programme=aids')).items).toMatchObject([
    { number: expect.stringMatching(/^2027-0/), daysLate: 1, stateLabel: 'Émis', grantId: grants.ordered },
  ]);
  const both = (await get('/api/late-payments?limit=1')) as { items: { daysLate: number }[]; next: string };
  const next = await get(`/api/late-payments?limit=1&after=${both.next}`);
  expect([both.items[0]!.daysLate, next.items[0].daysLate]).toEqual([65, 1]);
  now = '2027-05-03T10:00:00Z';
});

it('what was paid too late stays known, with its days; average and ninetieth percentile are told by programme', async () => {
  const page = await get('/api/late-payments?state=paid');
  expect(page.items).toMatchObject([
    { grantId: grants.ninety, daysLate: 30, paidOn: '2027-04-15', stateLabel: 'Payé' },
    { grantId: grants.seventy, daysLate: 10 },
  ]);
  const delays = await get('/api/payment-delays?year=2027');
  const aids = { count: 4, averageTenths: 475, days90: 90, longest: 90, late: 2, waiting: 0 };
  expect(delays.programmes).toMatchObject([
    { programmeCode: 'aids', ...aids },
    { programmeCode: 'water', count: 0, averageTenths: null, days90: null, waiting: 1, waitingCents: 300_000 },
  ]);
  expect(delays.all).toMatchObject({ ...aids, waiting: 1, waitingCents: 300_000 });
  expect(delays.finding).toContain('47,5 jours en moyenne, neuf sur dix en 90 jours\u00a0; 2 des 4 paiements ont');
  expect(await get('/api/payment-delays?year=2031')).toMatchObject({ all: { count: 0, days90: null } });
});

it('what falls due is told by month: instalments by their day, orders by their sixtieth day, conditions without a date', async () => {
  const { periods, dueCents, finding } = await get('/api/forecast');
  const at = (key: string) =>
    periods.find((one: { month: string | null; kind: string }) => (one.month ?? one.kind) === key);
  expect(periods).toHaveLength(15);
  expect(at('now')).toMatchObject({ toOrderCents: 300_000, toPayCents: 0, dueCents: 300_000 });
  expect(at('2027-05-01')).toMatchObject({ toOrderCents: 0, toPayCents: 100_000, orders: 1, dueCents: 100_000 });
  expect(at('2027-09-01')).toMatchObject({ label: 'septembre 2027', toOrderCents: 400_000, instalments: 1 });
  expect(at('condition')).toMatchObject({ dueCents: 300_000 });
  expect(at('later')).toMatchObject({ dueCents: 200_000, reports: 7 });
  expect(dueCents).toBe(1_300_000);
  expect(finding).toContain('septembre 2027');
  const water = await get('/api/forecast?programme=water');
  expect(water.dueCents).toBe(300_000);
  expect(water.periods[0].programmes).toHaveLength(1);
});

it('rule 2.12: reports are expected by 30 June of the year after the award, while their grant is not closed', async () => {
  now = '2028-02-01T10:00:00Z';
  const { periods } = await get('/api/forecast');
  expect(periods.find((one: { month: string }) => one.month === '2028-06-01')).toMatchObject({ reports: 7 });
  now = '2027-05-03T10:00:00Z';
});

it('lines are judged at last year’s pace: which will not suffice, which will stay unspent, and why', async () => {
  now = '2026-03-02T10:00:00Z';
  await lineOf(house, 'aids', 2026, 1_000_000n);
  await lineOf(house, 'projects', 2026, 1_000_000n);
  const late = (programmeCode: string, cents: bigint) =>
    inForce(house, {
      cents,
      year: 2026,
      programmeCode,
      on: '2026-10-01',
      instalments: [{ amountCents: cents, dueOn: '2026-11-01' }],
    });
  now = '2026-10-02T10:00:00Z';
  await late('aids', 900_000n);
  await late('projects', 300_000n);
  now = '2027-05-03T10:00:00Z';
  const page = await get('/api/outlook');
  expect(page).toMatchObject({ year: 2027, total: 3 });
  const line = (code: string) => page.items.find((one: { programmeCode: string }) => one.programmeCode === code);
  expect(line('aids')).toMatchObject({ pace: 9000, projectedCents: 10_800_000, leftCents: -800_000, outlook: 'short' });
  expect(line('projects')).toMatchObject({
    pace: 3000,
    projectedCents: 1_500_000,
    leftCents: 3_500_000,
    outlook: 'unspent',
  });
  expect(line('water')).toMatchObject({ pace: null, projectedCents: null, leftCents: null, outlook: 'unknown' });
  // of what is committed and not ordered only September falls due this year
  expect(line('aids')).toMatchObject({ committedCents: 900_000, dueCents: 400_000 });
  expect(page.items[0].programmeCode).toBe('aids');
  expect((await get('/api/outlook?outlook=short')).items).toHaveLength(1);
  expect((await get('/api/outlook?outlook=unspent&programme=aids')).total).toBe(0);
});

it('each table is a file for a spreadsheet; only those who read reports may have them', async () => {
  expect((await rowsOf('/api/late-payments/export.csv?state=paid')).map((row) => row['Jours de retard'])).toEqual([
    '30',
    '10',
  ]);
  expect(await rowsOf('/api/payment-delays/export.csv?year=2027')).toMatchObject([
    { Programme: 'Lutte contre le sida', 'Délai moyen (jours)': '47,5' },
    { Programme: 'Projets associatifs à l’étranger', Paiements: '0' },
    { Programme: 'Eau et assainissement' },
    { Programme: 'Tous les programmes' },
  ]);
  expect(await rowsOf('/api/forecast/export.csv?programme=water')).toHaveLength(15);
  expect((await rowsOf('/api/outlook/export.csv'))[0]).toMatchObject({ Perspective: 'S’épuisera' });
  for (const path of ['forecast', 'outlook', 'late-payments', 'payment-delays'])
    for (const [name, status] of [
      ['auditor', 200],
      ['reviewer', 403],
      ['editor', 403],
    ] as const)
      expect([path, name, (await (await house.as(name)).get(`/api/${path}`)).status]).toEqual([path, name, status]);
  expect((await finance.get('/api/late-payments?state=lost')).status).toBe(422);
});
