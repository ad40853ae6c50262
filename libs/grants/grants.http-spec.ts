import { position } from '#libs/budgets';
import { startApp, type TestApp, type TestClient } from '#libs/testing';
import { eauPourTous, inForce, lineOf, plantBeneficiaries, proposed, recommended } from './grants.builder.js';

let app: TestApp;
let line: string;
let officer: TestClient, head: TestClient, elected: TestClient, secretary: TestClient;
let finance: TestClient, signatory: TestClient, editor2: TestClient;

beforeAll(async () => {
  app = await startApp({ clock: { now: () => new Date('2027-04-20T10:00:00Z') } });
  await plantBeneficiaries(app);
  line = await lineOf(app, 'aids', 2027);
  [officer, head, elected, secretary] = [
    await app.as('officer'),
    await app.as('head'),
    await app.as('elected'),
    await app.as('secretary'),
  ];
  [finance, signatory, editor2] = [await app.as('finance'), await app.as('signatory'), await app.as('editor2')];
});
afterAll(() => app.close());

const codes = ({ body }: { body: { errors: { code: string }[] } }) => body.errors.map(({ code }) => code);
const pdf = () => {
  const form = new FormData();
  form.append('file', new Blob(['%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF']), 'convention signée.pdf');
  return form;
};
const money = async () => {
  const { reservedCents, committedCents, availableCents } = (await position(app.db, line))!;
  return [availableCents, reservedCents, committedCents];
};

async function decide(caseId: string, amountCents: number | undefined, number: string): Promise<void> {
  const step = async (who: TestClient, act: string, body: object) =>
    expect([act, (await who.post(`/api/approval-cases/${caseId}/${act}`, body)).status]).toEqual([act, 200]);
  await step(officer, 'give-opinion', { step: 1, favourable: true, reason: 'Projet solide.' });
  await step(head, 'approve', { step: 2 });
  if ((await head.get(`/api/approval-cases/${caseId}`)).body.steps[2].state === 'now')
    await step(elected, 'approve', { step: 3 });
  const vote = { caseId, step: 4, result: 'adopted', adoptedCents: amountCents };
  const recorded = await secretary.post('/api/deliberations', { number, sessionOn: '2027-04-12', votes: [vote] });
  expect(recorded.status).toBe(201);
  for (const verb of ['transmit', 'publish'])
    expect((await secretary.post(`/api/deliberations/${recorded.body.id}/${verb}`, { on: '2027-04-14' })).status).toBe(
      204,
    );
}

it('a recommended application becomes a grant, is voted for less, committed, agreed and signed', async () => {
  const before = await money();
  const partners = [{ name: 'Wend Panga', country: 'BF', receivesCents: 600_000n }];
  const applicationId = await recommended(app, { cents: 8_000_000n, title: 'Un puits #1 *par* école', partners });
  const start = (await officer.get(`/api/grants/proposal/${applicationId}`)).body;
  expect(start).toMatchObject({ recommendedCents: 8_000_000, thresholdCents: 2_300_000, lines: [{ id: line }] });
  const split = await officer.get('/api/grants/split?amountCents=8000000&count=3&firstOn=2027-01-31');
  expect(split.body.map((one: { dueOn: string }) => one.dueOn)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31']);
  const input = { applicationId, amountCents: 8_000_000, purpose: 'Creuser.', instalments: split.body };
  const made = await officer.post('/api/grants', input, { 'Idempotency-Key': 'propose-once' });
  expect(made.status).toBe(201);
  expect((await officer.post('/api/grants', input, { 'Idempotency-Key': 'propose-once' })).body).toEqual(made.body);
  expect(codes(await officer.post('/api/grants', input))).toEqual(['grant-application-twice']);
  expect((await money())[1]! - before[1]!).toBe(8_000_000n);

  const path = `/api/grants/${made.body.id}`;
  const { caseId, road } = (await officer.get(path)).body;
  expect(road.steps.map((step: { state: string }) => step.state)).toEqual([
    ...Array(5).fill('done'),
    'now',
    'ahead',
    'ahead',
    'ahead',
  ]);
  expect((await signatory.get(path)).status).toBe(404);
  expect((await elected.get(`/api/approval-cases/${caseId}`)).body).toMatchObject({ title: 'Un puits #1 *par* école' });
  await decide(caseId, 5_000_000, '2027 DGRI 29');
  expect(await money()).toEqual([before[0]! - 5_000_000n, before[1], before[2]! + 5_000_000n]);

  const grant = (await signatory.get(path)).body;
  expect(grant).toMatchObject({
    state: 'in-force',
    grantedCents: 5_000_000,
    deliberationNumber: '2027 DGRI 29',
    inForceOn: '2027-04-14',
    caseId: null,
  });
  expect(grant.instalments.map((one: { amountCents: number }) => one.amountCents)).toEqual([
    1_666_667, 1_666_667, 1_666_666,
  ]);
  expect(grant.agreement).toMatchObject({ required: true, yearlyTotalCents: 5_000_000 });
  expect(grant.timeline.map(({ act }: { act: string }) => act)).toEqual(['grant.enter-force', 'grant.vote']);
  expect((await officer.get(`/api/applications/${applicationId}`)).body.state).toBe('granted');

  expect(codes(await head.post(`${path}/sign`))).toEqual(['grant.not-drawn-up', 'grant.copy-missing']);
  expect(codes(await signatory.post(`${path}/give-signed`, pdf()))).toEqual(['grant.not-drawn-up']);
  expect((await officer.post(`${path}/draw-up`, { language: 'fr', keepsUnspent: false })).status).toBe(200);
  const agreement = await signatory.get(`${path}/agreement`);
  expect(agreement.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(agreement.headers.get('content-disposition')).toContain('attachment; filename="convention-2027-G');
  expect((await signatory.post(`${path}/give-signed`, pdf())).status).toBe(200);
  expect(codes(await officer.post(`${path}/draw-up`, { language: 'fr' }))).toEqual(['grant.copy-given']);
  expect((await signatory.post(`${path}/sign`)).status).toBe(403);
  expect((await head.post(`${path}/sign`)).status).toBe(200);
  expect((await head.get(path)).body).toMatchObject({ state: 'signed', agreement: { signedOn: '2027-04-20' } });
  expect((await officer.get(`${path}/signed-copy`)).headers.get('content-disposition')).toContain(
    'convention%20sign%C3%A9e.pdf',
  );
});

it('returned: changed and proposed again, on the new amount; refused: the money is free again', async () => {
  const before = await money();
  const { id } = await proposed(app);
  const turn = async (act: string) => {
    const { caseId } = (await officer.get(`/api/grants/${id}`)).body;
    await officer.post(`/api/approval-cases/${caseId}/give-opinion`, { step: 1, favourable: true, reason: 'Bon.' });
    expect((await head.post(`/api/approval-cases/${caseId}/${act}`, { step: 2, reason: 'Trop cher' })).status).toBe(
      200,
    );
  };
  const input = {
    amountCents: 1_000_000,
    purpose: 'Moins.',
    instalments: [{ amountCents: 1_000_000, condition: 'Rapport' }],
  };
  expect((await officer.post(`/api/grants/${id}/revise`, input)).status).toBe(409);
  await turn('return');
  expect((await officer.post(`/api/grants/${id}/revise`, input)).status).toBe(200);
  expect((await money())[1]! - before[1]!).toBe(1_000_000n);
  await turn('refuse');
  expect(await money()).toEqual(before);
  expect((await signatory.get(`/api/grants/${id}`)).body).toMatchObject({ state: 'refused', endReason: 'Trop cher' });
});

it('a proposal that the line cannot carry, or above what was recommended, leaves nothing', async () => {
  const before = await money();
  const poor = await recommended(app, { cents: 999_000_000n });
  const instalments = [{ amountCents: 999_000_000, dueOn: '2027-05-01' }];
  const asked = await officer.post('/api/grants', {
    applicationId: poor,
    amountCents: 999_000_000,
    purpose: 'x',
    instalments,
  });
  expect([asked.status, ...codes(asked)]).toEqual([422, 'budget.insufficient']);
  const above = await officer.post('/api/grants', {
    applicationId: await recommended(app),
    amountCents: 1_800_001,
    purpose: 'x',
    instalments: [{ amountCents: 1_800_001, dueOn: '2027-05-01' }],
  });
  expect(above.body.errors[0]).toMatchObject({ code: 'grant.above-recommended', path: 'amountCents' });
  expect(await money()).toEqual(before);
  expect((await officer.get(`/api/grants?applicationId=${poor}`)).body.total).toBe(0);
});

it('a condition is confirmed once, by the officer; abandoned, what is left goes back to the line', async () => {
  const id = await inForce(app, { instalments: [{ amountCents: 1_800_000n, condition: 'Rapport approuvé' }] });
  const path = `/api/grants/${id}`;
  const [{ id: instalmentId }] = (await officer.get(path)).body.instalments;
  expect(codes(await officer.post(`${path}/confirm-condition`, { instalmentId, metOn: '2027-04-21' }))).toEqual([
    'instalment.in-future',
  ]);
  expect((await finance.post(`${path}/confirm-condition`, { instalmentId })).status).toBe(403);
  expect((await officer.post(`${path}/confirm-condition`, { instalmentId })).status).toBe(200);
  expect(codes(await officer.post(`${path}/confirm-condition`, { instalmentId }))).toEqual([
    'instalment.condition-met',
  ]);
  expect((await officer.get(path)).body.instalments[0]).toMatchObject({
    state: 'due',
    conditionMetOn: '2027-04-20',
    payBy: '2027-06-19',
  });
  expect(codes(await officer.post(`${path}/close`))).toEqual(['grant.unsettled']);
  const before = await money();
  expect((await officer.post(`${path}/abandon`, { reason: 'x' })).status).toBe(403);
  expect((await head.post(`${path}/abandon`, { reason: 'Le projet n’aura pas lieu.' })).status).toBe(200);
  expect(await money()).toEqual([before[0]! + 1_800_000n, before[1], before[2]! - 1_800_000n]);
  expect((await officer.get(path)).body).toMatchObject({ state: 'abandoned', instalments: [{ state: 'cancelled' }] });
});

it('D21: another organisation’s grant is as absent as none, in every route; lists show one’s own, once decided', async () => {
  const theirs = await inForce(app, { organisationId: eauPourTous, title: 'Forage' });
  const pending = await proposed(app, { organisationId: eauPourTous });
  for (const id of [theirs, pending.id])
    for (const part of ['', '/agreement', '/signed-copy'])
      expect((await signatory.get(`/api/grants/${id}${part}`)).body).toMatchObject({
        type: '/problems/not-found',
        status: 404,
      });
  expect((await signatory.post(`/api/grants/${theirs}/give-signed`, pdf())).status).toBe(404);
  expect((await editor2.get('/api/grants')).body.items.map(({ id }: { id: string }) => id)).toEqual([theirs]);
  expect((await editor2.get(`/api/grants/${theirs}`)).status).toBe(200);
  const csv = (await signatory.get('/api/grants/export.csv')).bytes.toString();
  expect([csv.includes('Santé Sahel'), csv.includes('Eau pour Tous')]).toEqual([true, false]);
});

it('D22: lists find with and without accents, page by keyset, and sum the whole filter', async () => {
  await inForce(app, { title: "Collège Étoile d'Afrique", cents: 100n });
  await inForce(app, { title: 'Colle\u0300ge E\u0301toile d’Afrique', cents: 200n });
  for (const q of ['college', 'COLLÈGE', 'etoile d’afrique', "etoile d'afrique"]) {
    const page = (await officer.get(`/api/grants?q=${encodeURIComponent(q)}&limit=1&sort=amount`)).body;
    expect([page.total, page.totalCents, page.items[0].amountCents]).toEqual([2, 300, 200]);
    const next = (await officer.get(`/api/grants?q=${encodeURIComponent(q)}&limit=1&sort=amount&after=${page.next}`))
      .body;
    expect([next.items[0].amountCents, next.next]).toEqual([100, null]);
    const csv = (await officer.get(`/api/grants/export.csv?q=${encodeURIComponent(q)}`)).bytes.toString();
    expect(csv.trim().split('\r\n')).toHaveLength(3);
  }
  expect(codes(await officer.get('/api/grants?state=nothing'))).toEqual(['field.choice']);
});
