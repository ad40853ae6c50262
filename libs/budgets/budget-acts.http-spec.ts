import { randomUUID } from 'node:crypto';
import { startApp, type TestApp, type TestClient } from '#libs/testing';

/** Votes, amending votes and moves between lines as a person of the finance office enters them. */
let house: TestApp;
let finance: TestClient;

const line = (function_: string, amountCents: number, more: object = {}) => ({
  ...{
    programmeCode: 'aids',
    section: 'operating',
    chapter: '65',
    nature: '65748',
    function: function_,
    label: 'Sida',
  },
  ...{ amountCents, ...more },
});
const draft = async (kind: string, sides: object[], more: object = {}) => {
  const act = { kind, year: 2027, title: `${kind} 2027`, reason: 'Parce qu’il le faut', sides, ...more };
  return (await finance.post('/api/budget-acts', act)).body.id as string;
};
const paper = () => {
  const form = new FormData();
  form.append('file', new Blob(['%PDF-1.7\n%%EOF']), 'deliberation.pdf');
  return form;
};
const attach = (id: string) => finance.post(`/api/budget-acts/${id}/attach`, paper());
const decided = { accountingDate: '2027-01-01', decision: '2026 DFA 100' };
const adopt = (id: string, headers = {}) => finance.post(`/api/budget-acts/${id}/adopt`, decided, headers);
const enacted = async (kind: string, sides: object[], more: object = {}) => {
  const id = await draft(kind, sides, more);
  await attach(id);
  return adopt(id);
};
const show = async (id: string) => (await finance.get(`/api/budget-acts/${id}`)).body;
const lines = async () => (await finance.get('/api/budget-lines?year=2027&limit=50')).body;
const lineOf = async (function_: string) =>
  (await lines()).items.find((one: { function: string }) => one.function === function_);

beforeAll(async () => {
  house = await startApp({ clock: { now: () => new Date('2027-02-01T10:00:00Z') } });
  finance = await house.as('finance');
});
afterAll(() => house.close());

it('a vote is drafted, gets its paper, and is adopted once: its number, its lines and their credits come together', async () => {
  const id = await draft('BP', [line('041', 60_000_000), line('042', 40_000_000, { chapter: '67' })]);
  expect((await lines()).total).toBe(0);
  const without = await adopt(id);
  expect(without.body).toMatchObject({ status: 422, errors: [{ code: 'budget-act.attachment-missing' }] });
  await attach(id);
  const headers = { 'Idempotency-Key': randomUUID() };
  const first = await adopt(id, headers);
  expect(first).toMatchObject({ status: 201, body: { id, number: '2027 BP 1' } });
  expect((await adopt(id, headers)).body).toEqual(first.body);
  expect((await adopt(id)).status).toBe(409);
  expect(await lines()).toMatchObject({ total: 2, totals: { votedCents: 100_000_000, availableCents: 100_000_000 } });
  const shown = await show(id);
  expect(shown).toMatchObject({ state: 'adopted', sumCents: 100_000_000, document: { name: 'deliberation.pdf' } });
  expect(shown.sides[0].lineId).not.toBeNull();
  const file = await finance.get(`/api/budget-acts/${id}/documents/${shown.document.id}`);
  expect(file.headers.get('content-type')).toContain('pdf');
});

it('rule 3.13: a move sums to zero and takes what is available; an amending vote balances or says which revenue pays', async () => {
  const [a, b] = [(await lineOf('041')).id, (await lineOf('042')).id];
  const inside = await draft('BP', [line('043', 1_000_000)]);
  await attach(inside);
  await adopt(inside);
  const c = (await lineOf('043')).id;
  const unbalanced = await draft('VIR', [
    { lineId: a, amountCents: -500 },
    { lineId: c, amountCents: 499 },
  ]);
  await attach(unbalanced);
  expect((await adopt(unbalanced)).body.errors).toMatchObject([
    { code: 'budget-act.unbalanced', path: 'sides', facts: { differenceCents: -1 } },
  ]);
  expect(
    (await show(unbalanced)).allowedActs.find((one: { act: string }) => one.act === 'budget-act.adopt'),
  ).toMatchObject({
    allowed: false,
  });
  const greedy = await enacted('VIR', [
    { lineId: a, amountCents: -60_000_001 },
    { lineId: c, amountCents: 60_000_001 },
  ]);
  expect(greedy.body.errors).toMatchObject([{ code: 'budget.insufficient', facts: { availableCents: 60_000_000 } }]);
  const moved = await enacted('VIR', [
    { lineId: a, amountCents: -10_000_000 },
    { lineId: c, amountCents: 10_000_000 },
  ]);
  expect(moved.body.number).toBe('2027 VIR 1');
  expect((await lineOf('041')).position).toMatchObject({ transferredCents: -10_000_000, availableCents: 50_000_000 });
  const poor = await enacted('DM', [{ lineId: b, amountCents: 1_000 }]);
  expect(poor.body.errors).toMatchObject([{ code: 'budget-act.counterpart-missing', path: 'counterpart' }]);
  const paid = await enacted('DM', [{ lineId: b, amountCents: 1_000 }], { counterpart: 'Dotation de l’État' });
  expect(paid.body.number).toBe('2027 DM 1');
});

it('rules 3.7, 3.8: a line uses an account of its year; a second one alike, and bad sides, are refused beside their field', async () => {
  const refusedAt = async (sides: object[], more: object = {}) => {
    const { status, body } = await enacted('BP', sides, more);
    return [status, ...body.errors.map(({ code, path }: { code: string; path: string }) => `${code} ${path}`)];
  };
  expect(await refusedAt([line('050', 1, { nature: '6574' })])).toEqual([
    422,
    'budget-act.account-unknown sides.0.nature',
  ]);
  expect(await refusedAt([line('050', 0)])).toEqual([422, 'budget.amount-not-positive sides.0.amountCents']);
  expect(await refusedAt([line('050', 1), line('050', 2)])).toEqual([422, 'budget-act.line-twice sides.1']);
  expect(await refusedAt([])).toEqual([422, 'budget-act.no-sides sides']);
  expect((await enacted('BP', [line('041', 5)])).body.errors[0].code).toBe('budget-line-twice');
  const bad = await finance.post('/api/budget-acts', {
    ...{ kind: 'BP', year: 2027, title: 'x' },
    sides: [{ programmeCode: 'aids', amountCents: 1 }],
  });
  expect(bad.body.errors[0]).toMatchObject({ code: 'budget-act.side-incomplete', path: 'sides.0.section' });
});

it('a draft is changed by whoever read it last, withdrawn without a number; an adopted act stays', async () => {
  const id = await draft('BP', [line('060', 5)]);
  const change = { title: 'Autre', reason: 'x', sides: [line('061', 7)] };
  const { version } = await show(id);
  expect((await finance.put(`/api/budget-acts/${id}`, { ...change, version })).status).toBe(200);
  expect((await finance.put(`/api/budget-acts/${id}`, { ...change, version })).status).toBe(409);
  expect((await finance.post(`/api/budget-acts/${id}/withdraw`, { reason: 'Inutile' })).status).toBe(200);
  expect(await show(id)).toMatchObject({
    state: 'withdrawn',
    number: null,
    sides: [{ function: '061' }],
    allowedActs: [],
  });
  expect((await attach(id)).status).toBe(409);
});

it('reading is for those who read budgets; drafting and adopting are for finance', async () => {
  const officer = await house.as('officer');
  const { items } = (await officer.get('/api/budget-acts?year=2027&state=adopted')).body;
  expect(items.map(({ number }: { number: string }) => number)).toContain('2027 DM 1');
  const body = { kind: 'BP', year: 2027, title: 'x', sides: [] };
  expect((await officer.post('/api/budget-acts', body)).status).toBe(403);
  expect((await officer.post(`/api/budget-acts/${items[0].id}/adopt`, decided)).status).toBe(403);
  expect((await (await house.as('editor')).get('/api/budget-acts')).status).toBe(403);
  const chart = (await officer.get('/api/chart-accounts?year=2006&kind=nature')).body.items;
  expect(chart.map(({ number }: { number: string }) => number)).toContain('6574');
});
