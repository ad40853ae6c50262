import { startApp, type TestApp, type TestClient } from '#libs/testing';
import { giveRole, makeThings, newPerson, openThing, thing } from './approvals.builder.js';

let app: TestApp;
let officer: TestClient;
let head: TestClient;
let elected: TestClient;
let secretary: TestClient;
beforeAll(async () => {
  app = await startApp({ clock: { now: () => new Date('2026-11-20T10:00:00Z') } });
  await makeThings(app);
  officer = await app.as('officer');
  head = await app.as('head');
  elected = await app.as('elected');
  secretary = await app.as('secretary');
});
afterAll(() => app.close());

const path = (caseId: string, act = '') => `/api/approval-cases/${caseId}${act && `/${act}`}`;
const opine = (caseId: string) =>
  officer.post(path(caseId, 'give-opinion'), { step: 1, favourable: true, reason: 'Projet solide.' });
const approve = (who: TestClient, caseId: string, step: number) => who.post(path(caseId, 'approve'), { step });
const code = (answer: { body: { errors: { code: string }[] } }) => answer.body.errors.map((e) => e.code);

/** To the council's door. */
async function toVote(wishes: Parameters<typeof openThing>[1] = {}) {
  const opened = await openThing(app, wishes);
  await opine(opened.caseId);
  await approve(head, opened.caseId, 2);
  return opened;
}
const deliberate = (number: string, ...votes: object[]) =>
  secretary.post('/api/deliberations', {
    number,
    sessionOn: '2026-11-16',
    votes: votes.map((v) => ({ step: 4, result: 'adopted', ...v })),
  });

test('the whole route: opinion, head of unit, elected approver above the threshold, council, in force', async () => {
  const { id, caseId } = await openThing(app, { cents: 2_300_001n });
  expect((await opine(caseId)).body).toMatchObject({ state: 'open' });
  expect((await approve(head, caseId, 2)).body).toMatchObject({ state: 'open' });
  expect((await approve(elected, caseId, 3)).body).toMatchObject({ state: 'open' });
  const recorded = await deliberate('2026 DGRI 29 DASES', { caseId });
  expect(recorded.status).toBe(201);
  expect(await thing(app, id)).toEqual({ state: 'approved', moves: 1 });
  const on = (verb: string, day: string) =>
    secretary.post(`/api/deliberations/${recorded.body.id}/${verb}`, { on: day });
  expect((await on('publish', '2026-11-17')).status).toBe(204);
  expect(await thing(app, id)).toEqual({ state: 'approved', moves: 1 });
  const effectOf = async (act: string) =>
    (await secretary.get(`/api/deliberations/${recorded.body.id}`)).body.allowedActs.find(
      (offer: { act: string }) => offer.act === act,
    ).effect;
  expect(await effectOf('deliberation.notify')).toContain('les crédits sont alors engagés');
  expect((await on('transmit', '2026-11-18')).status).toBe(204);
  expect(await thing(app, id)).toEqual({ state: 'in force 2026-11-18', moves: 2 });
  expect(await effectOf('deliberation.notify')).toContain('exécutoire depuis le 18 novembre 2026');
  expect((await on('notify', '2026-11-19')).status).toBe(204);
  expect(await thing(app, id)).toEqual({ state: 'in force 2026-11-18', moves: 2 });
  const page = (await officer.get(path(caseId))).body;
  expect(page).toMatchObject({ state: 'in-force', title: 'Un puits', step: null, allowedActs: [] });
  expect(page.steps.map((s: { state: string }) => s.state)).toEqual(['done', 'done', 'done', 'done']);
  expect(page.timeline.map((t: { act: string }) => t.act).reverse()).toEqual([
    'approval.open',
    'approval.give-opinion',
    'approval.approve',
    'approval.approve',
    'approval.adopt',
    'approval.enter-force',
  ]);
  const deliberation = (await officer.get(`/api/deliberations/${recorded.body.id}`)).body;
  expect(deliberation).toMatchObject({
    numberYear: 2026,
    inForceOn: '2026-11-18',
    votes: [{ caseId, adopted: true, decidedCents: 2_300_001 }],
  });
});

test('a date of a deliberation is entered once for a key: what follows from it happens once', async () => {
  const { id, caseId } = await toVote();
  const { body } = await deliberate('2026 DGRI 40', { caseId });
  const on = (verb: string, day: string, key: string) =>
    secretary.post(`/api/deliberations/${body.id}/${verb}`, { on: day }, { 'Idempotency-Key': key });
  await on('publish', '2026-11-17', 'publish-only-once');
  const both = await Promise.all([1, 2].map(() => on('transmit', '2026-11-18', 'transmit-only-once')));
  expect([...both, await on('publish', '2026-11-17', 'publish-only-once')].map(({ status }) => status)).toEqual([
    204, 204, 204,
  ]);
  expect(await thing(app, id)).toEqual({ state: 'in force 2026-11-18', moves: 2 });
  expect((await secretary.get(`/api/deliberations/${body.id}`)).body.timeline).toHaveLength(3);
  expect((await on('transmit', '2026-11-19', 'transmit-only-once')).status).toBe(409);
  expect((await on('notify', '2026-11-19', '')).status).toBe(400);
});

test('up to the threshold the elected approver is not asked', async () => {
  const { caseId } = await toVote({ cents: 2_300_000n });
  const page = (await head.get(path(caseId))).body;
  expect(page.steps.map((s: { state: string }) => s.state)).toEqual(['done', 'done', 'skipped', 'now']);
});

test('the fast route of an emergency: opinion, elected approver whatever the amount, council', async () => {
  const { caseId } = await openThing(app, { route: 'emergency', cents: 500_000n });
  expect((await opine(caseId)).status).toBe(200);
  expect(code(await approve(head, caseId, 3))).toEqual(['approval.not-your-step']);
  expect((await approve(elected, caseId, 3)).status).toBe(200);
  expect((await deliberate('2026 DGRI 30', { caseId })).status).toBe(201);
});

test('returned and refused: the reason is wanted, the subject is told once, a returned one can be opened again', async () => {
  const returned = await openThing(app);
  await opine(returned.caseId);
  expect(code(await head.post(path(returned.caseId, 'return'), { step: 2 }))).toEqual(['approval.reason-missing']);
  expect((await head.post(path(returned.caseId, 'return'), { step: 2, reason: 'Budget à revoir' })).body.state).toBe(
    'returned',
  );
  expect(await thing(app, returned.id)).toEqual({ state: 'returned', moves: 1 });
  const refused = await openThing(app);
  await opine(refused.caseId);
  const key = { 'Idempotency-Key': 'refuse-only-once' };
  const body = { step: 2, reason: 'Hors du programme' };
  const first = await head.post(path(refused.caseId, 'refuse'), body, key);
  const again = await head.post(path(refused.caseId, 'refuse'), body, key);
  expect(again.body).toEqual(first.body);
  expect(await thing(app, refused.id)).toEqual({ state: 'refused', moves: 1 });
  expect((await head.post(path(refused.caseId, 'refuse'), { ...body, reason: 'Autre' }, key)).status).toBe(409);
});

test('product rule 3: who prepared does not approve, nobody decides twice; the page says why', async () => {
  await giveRole(app, 'officer', 'head');
  const both = await app.as('officer');
  const { caseId } = await openThing(app);
  await opine(caseId);
  const answer = await approve(both, caseId, 2);
  expect([answer.status, ...code(answer)]).toEqual([403, 'approval.prepared-by-you']);
  const acts = (await both.get(path(caseId))).body.allowedActs.filter(
    (a: { act: string }) => a.act === 'approval.approve',
  );
  expect(acts).toMatchObject([
    { allowed: false, reasons: [expect.stringContaining('préparé'), expect.stringContaining('pris part')] },
  ]);
  await giveRole(app, 'head', 'elected');
  const climber = await app.as('head');
  const big = await openThing(app, { cents: 9_000_000n });
  await opine(big.caseId);
  expect((await approve(climber, big.caseId, 2)).status).toBe(200);
  expect(code(await approve(climber, big.caseId, 3))).toEqual(['approval.decided-before']);
});

test('the council: one result for each beneficiary (rule 1.17), less than asked, all or none, a number once', async () => {
  const [a, b, c] = [await toVote(), await toVote(), await toVote()];
  const tooMuch = await deliberate('2026 DGRI 31', { caseId: a.caseId }, { caseId: b.caseId, adoptedCents: 1_800_001 });
  expect(code(tooMuch)).toEqual(['approval.amount-too-high']);
  expect(await thing(app, a.id)).toEqual({ state: 'proposed', moves: 0 });
  const voted = await deliberate(
    '2026 DGRI 31',
    { caseId: a.caseId },
    { caseId: b.caseId, adoptedCents: 1_500_000 },
    { caseId: c.caseId, result: 'rejected' },
  );
  expect(voted.status).toBe(201);
  expect(await thing(app, c.id)).toEqual({ state: 'refused', moves: 1 });
  expect((await officer.get(path(b.caseId))).body.decidedCents).toBe(1_500_000);
  const d = await toVote();
  expect((await deliberate('2026 dgri 31', { caseId: d.caseId })).status).toBe(409);
  expect(code(await deliberate('2026 DGRI 32', { caseId: d.caseId }, { caseId: d.caseId }))).toEqual([
    'deliberation.case-twice',
  ]);
  const future = await secretary.post(`/api/deliberations/${voted.body.id}/transmit`, { on: '2026-11-21' });
  expect(code(future)).toEqual(['deliberation.in-future']);
  const early = await secretary.post(`/api/deliberations/${voted.body.id}/publish`, { on: '2026-11-15' });
  expect(code(early)).toEqual(['deliberation.before-session']);
});

test('lists: what waits for me, by step, by words without accents, by page', async () => {
  const { caseId } = await openThing(app, { title: 'Éducation à Gao' });
  const ids = async (who: TestClient, query: string) =>
    (await who.get(`/api/approval-cases?${query}`)).body.items.map((i: { id: string }) => i.id);
  expect(await ids(officer, 'waiting=me&q=education')).toEqual([caseId]);
  expect(await ids(elected, 'waiting=me&q=education')).toEqual([]);
  expect(await ids(elected, 'q=education&step=opinion')).toEqual([caseId]);
  const first = (await officer.get('/api/approval-cases?limit=2&sort=-amount')).body;
  expect([first.items.length, first.previous]).toEqual([2, null]);
  expect((await officer.get(`/api/approval-cases?limit=2&sort=-amount&after=${first.next}`)).status).toBe(200);
  expect((await (await app.as('editor')).get('/api/approval-cases')).status).toBe(403);
});

test('your turn goes to those who may decide, the outcome to those who prepared', async () => {
  await newPerson(app, 'head2', 'head');
  const { caseId } = await openThing(app);
  await opine(caseId);
  await app.tell();
  const told = async (key: string) =>
    (
      await app.db.query<{ email: string }>(
        `SELECT u.email FROM notices n JOIN history h ON h.id = n.event_id JOIN users u ON u.id = n.person_id
       WHERE h.subject_id = $1 AND n.key = $2 AND h.act <> 'approval.open' ORDER BY 1`,
        [caseId, key],
      )
    ).map((r) => r.email.split('@')[0]);
  expect(await told('approval.turn')).toEqual(['head', 'head2']);
  await head.post(path(caseId, 'refuse'), { step: 2, reason: 'Non' });
  await app.tell();
  expect(await told('approval.decided')).toEqual(['officer']);
});
