import { newId } from '#libs/kernel';
import { startApp, type TestApp, type TestClient } from '#libs/testing';
import { Year2006 } from './closing.builder.js';

/** The year end as a person of the finance office meets it over HTTP. */
let now = '2006-01-20';
let house: TestApp;
let finance: TestClient;

beforeAll(async () => {
  house = await startApp({ clock: { now: () => new Date(`${now}T10:00:00Z`) } });
  await new Year2006(house).begin();
  now = '2007-01-31';
  finance = await house.as('finance');
});
afterAll(() => house.close());

const key = () => ({ 'Idempotency-Key': newId() });

it('shows where the year stands, what the rules propose, and why it may not be closed yet', async () => {
  const { status, body } = await finance.get('/api/year-ends/2006');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    year: 2006,
    closed: false,
    ended: true,
    unreviewed: 6,
    next: { year: 2007, ready: false },
  });
  const close = body.allowedActs.find(({ act }: { act: string }) => act === 'year-end.close');
  expect(close).toMatchObject({ allowed: false, irreversible: true });
  expect(close.reasons[0]).toContain('6 dossiers');
  const page = (await finance.get('/api/year-ends/2006/reviews?limit=2&sort=amount')).body;
  expect(page).toMatchObject({ total: 6, items: [{ title: 'G2', doneCents: 40_000_000 }, { title: 'G6' }] });
  expect(page.next).not.toBeNull();
  expect((await finance.get('/api/year-ends/2006/reviews?reviewed=yes')).body.total).toBe(0);
  expect((await finance.get('/api/year-ends/1999')).status).toBe(404);
});

it('rule 3.15: the years are listed with their days and ceiling; finance sets them with each programme’s rule, until the close', async () => {
  const listed = async () => (await finance.get('/api/fiscal-years')).body;
  const row = { year: 2006, closed: false, closedAt: null, transferCeilingBp: 750 };
  expect(await listed()).toMatchObject([{ ...row, ordersUntil: '2007-01-31', amendUntil: '2007-01-21' }]);
  const rule = { programmeCode: 'aids', accrueFromCents: 100_000, onlyWithAuthority: false, carryOver: true };
  const change = { ordersUntil: '2007-01-30', amendUntil: '2007-01-20', transferCeilingBp: 500, rules: [rule] };
  const put = async (who: TestClient, body: object) => who.put('/api/fiscal-years/2006', body);
  expect((await put(await house.as('officer'), change)).status).toBe(403);
  const late = await put(finance, { ...change, amendUntil: '2007-01-31' });
  expect(late.body.errors).toMatchObject([{ code: 'fiscal-year.amend-after-orders', path: 'amendUntil' }]);
  expect((await put(finance, change)).status).toBe(200);
  expect(await listed()).toMatchObject([
    { ordersUntil: '2007-01-30', amendUntil: '2007-01-20', transferCeilingBp: 500 },
  ]);
  const settings = (await finance.get('/api/fiscal-years/2006')).body;
  expect(settings.rules.find(({ programmeCode }: { programmeCode: string }) => programmeCode === 'aids')).toMatchObject(
    rule,
  );
});

it('a review, a trial and the close with its key; the list that it leaves is a page and a file', async () => {
  const [row] = (await finance.get('/api/year-ends/2006/reviews?q=G6')).body.items;
  const choice = { lineId: row.lineId, grantId: row.grantId, accrueCents: 1, carryCents: 0, lapseCents: 0 };
  const bad = await finance.post('/api/year-ends/2006/review', { items: [choice] });
  expect(bad.status).toBe(422);
  expect(bad.body.errors[0]).toMatchObject({ code: 'year-end.choice-sum', path: 'items.0' });
  expect((await finance.post('/api/year-ends/2006/review-as-proposed', {})).body).toEqual({ reviewed: 6 });
  const trial = (await finance.post('/api/year-ends/2006/try', {})).body;
  expect(trial.lines).toHaveLength(1);
  const headers = key();
  const first = await finance.post('/api/year-ends/2006/close', {}, headers);
  expect([first.status, await finance.post('/api/year-ends/2006/close', {}, headers)]).toMatchObject([
    201,
    { status: 201, body: first.body },
  ]);
  expect(first.body).toMatchObject({ accruedCents: trial.accruedCents, lapsedCents: trial.lapsedCents });
  expect((await finance.post('/api/year-ends/2006/close', {}, key())).status).toBe(409);
  expect((await finance.post('/api/year-ends/2006/review-as-proposed', {})).status).toBe(409);
  const settings = { ordersUntil: '2007-01-31', amendUntil: '2007-01-21', transferCeilingBp: 750, rules: [] };
  expect((await finance.put('/api/fiscal-years/2006', settings)).body.errors).toMatchObject([
    { code: 'budget.year-closed' },
  ]);
  const items = (await finance.get('/api/year-ends/2006/items?kind=lapse')).body;
  expect(items.items.map(({ grantId }: { grantId: string | null }) => grantId === null)).toContain(true);
  const sum = items.items.reduce((cents: number, { amountCents }: { amountCents: number }) => cents + amountCents, 0);
  expect([items.totalCents, sum]).toEqual([trial.lapsedCents, trial.lapsedCents]);
  const file = await finance.get('/api/year-ends/2006/items.csv');
  expect(file.headers.get('content-disposition')).toContain('cloture-2006.csv');
  expect((await finance.get('/api/year-ends/2006')).body).toMatchObject({
    closed: true,
    closedByName: expect.any(String),
    income: { count: 0, amountCents: 0 },
  });
});

it('reading is for those who read budgets; reviewing, closing and opening are for finance', async () => {
  const officer = await house.as('officer');
  expect((await officer.get('/api/year-ends/2006')).status).toBe(200);
  for (const act of ['review-as-proposed', 'try', 'close', 'open'])
    expect((await officer.post(`/api/year-ends/2006/${act}`, {}, key())).status).toBe(403);
  expect((await (await house.as('editor')).get('/api/year-ends/2006')).status).toBe(403);
});
