import { startApp, type TestApp, type TestClient } from '#libs/testing';
import { aCall, paper, plantApplicants, SetClock, STATEMENTS, wholeDraft } from './applications.builder.js';

const clock = new SetClock('2027-06-10T09:00:00Z');
let house: TestApp;
let editor: TestClient, signatory: TestClient, stranger: TestClient, officer: TestClient, reviewer: TestClient;

beforeAll(async () => {
  house = await startApp({ clock });
  await plantApplicants(house.db);
  [editor, signatory, stranger, officer, reviewer] = (await Promise.all(
    ['editor', 'signatory', 'editor2', 'officer', 'reviewer'].map((name) => house.as(name)),
  )) as [TestClient, TestClient, TestClient, TestClient, TestClient];
});
afterAll(() => house.close());
beforeEach(() => clock.set('2027-06-10T09:00:00Z'));

async function openCall(changes = {}): Promise<string> {
  const { body } = await officer.post('/api/calls', aCall(changes));
  expect((await officer.post(`/api/calls/${body.id}/open`)).status).toBe(204);
  return body.id;
}
const stateOf = async (id: string) => (await officer.get(`/api/applications/${id}`)).body.state;
const submit = (id: string) => signatory.post(`/api/applications/${id}/submit`, STATEMENTS);
const codes = (answer: { body: any }) => answer.body.errors.map((e: any) => `${e.code} ${e.path}`);

describe('a call', () => {
  it('is public once open, and says its last day rather than the first instant after it (D01)', async () => {
    const id = await openCall();
    const nobody = await house.as();
    const { body } = await nobody.get(`/api/calls/${id}`);
    expect(body).toMatchObject({
      state: 'open',
      accepting: true,
      closesOn: '2027-06-30',
      closesAt: '2027-06-30T22:00:00.000Z',
      submitted: null,
    });
    const draft = await officer.post('/api/calls', aCall());
    expect((await nobody.get(`/api/calls/${draft.body.id}`)).status).toBe(404);
    expect((await nobody.get('/api/calls')).body.items.map((c: any) => c.id)).not.toContain(draft.body.id);
  });

  it('names all that does not fit together', async () => {
    const answer = await officer.post(
      '/api/calls',
      aCall({ closesOn: '2027-05-01', minCents: 9_000_000n, criteria: [{ key: 'budget', weight: 90 }] }),
    );
    expect([answer.status, codes(answer)]).toEqual([
      422,
      ['call.weights criteria', 'call.closes-before-opening closesOn', 'call.min-above-max minCents'],
    ]);
  });

  it('closes by itself at its closing instant', async () => {
    const id = await openCall({ closesOn: '2027-06-11' });
    clock.set('2027-06-11T22:00:00Z');
    const { CloseCall } = await import('./close-call.js');
    await house.get(CloseCall).closePast();
    expect((await officer.get(`/api/calls/${id}`)).body.state).toBe('closed');
  });
});

describe('a draft', () => {
  it('is kept however incomplete, section by section, and a stale section is a conflict', async () => {
    const callId = await openCall();
    const { body } = await editor.post('/api/applications', { callId });
    const again = await signatory.post('/api/applications', { callId });
    expect(again.body.id).toBe(body.id);
    const path = `/api/applications/${body.id}`;
    expect((await editor.patch(path, { version: 0, project: { title: 'Dépistage' } })).body).toMatchObject({
      section: 'project',
      version: 1,
    });
    expect((await signatory.patch(path, { version: 0, place: { countries: ['BF'] } })).status).toBe(200);
    const stale = await signatory.patch(path, { version: 0, project: { title: 'Autre' } });
    expect([stale.status, codes(stale)]).toEqual([409, ['application.stale project']]);
    const read = await editor.get(path);
    expect(read.body).toMatchObject({ title: 'Dépistage', state: 'draft', answers: { place: { countries: ['BF'] } } });
    expect(read.body.missing.map((m: any) => m.path)).toContain('budget.askedCents');
  });

  it('refuses what has no meaning and fields that nobody asked for', async () => {
    const callId = await openCall();
    const { body } = await editor.post('/api/applications', { callId });
    const path = `/api/applications/${body.id}`;
    expect((await editor.patch(path, { version: 0, place: { countries: ['XX'] } })).status).toBe(422);
    expect((await editor.patch(path, { version: 0, budget: { askedCents: 12.5 } })).status).toBe(422);
    expect((await editor.patch(path, { version: 0, state: 'granted' })).status).toBe(422);
    expect((await editor.patch(path, { version: 0, project: {}, place: {} })).status).toBe(422);
  });

  it('is its authors’ alone until it is submitted', async () => {
    const id = await wholeDraft(editor, await openCall());
    expect((await officer.get(`/api/applications/${id}`)).status).toBe(404);
    expect((await officer.get('/api/applications?limit=200')).body.items.map((a: any) => a.id)).not.toContain(id);
  });
});

describe('a submission', () => {
  it('D01: is taken until the last moment of the closing day in Paris, and refused from the next instant on', async () => {
    const [first, second] = [await wholeDraft(editor, await openCall()), await wholeDraft(editor, await openCall())];
    clock.set('2027-06-29T22:00:01Z');
    expect((await signatory.get(`/api/applications/${second}`)).body.allowedActs[0]).toMatchObject({
      act: 'application.submit',
      allowed: true,
    });
    clock.set('2027-06-30T21:59:59.999Z');
    const taken = await submit(first);
    expect([taken.status, taken.body.submittedAtText]).toEqual([200, '30 juin 2027 à 23:59:59 (heure de Paris)']);
    clock.set('2027-06-30T22:00:00.000Z');
    const late = await submit(second);
    expect([late.status, codes(late)]).toEqual([422, ['application.too-late null']]);
    expect(late.body.detail).toContain('30 juin 2027 à 23:59');
    expect((await editor.get(`/api/applications/${second}`)).body).toMatchObject({
      state: 'draft',
      title: 'Dépistage de proximité à Ouagadougou',
    });
  });

  it('D17: pressed four times is one application, one receipt number, one message', async () => {
    const id = await wholeDraft(editor, await openCall());
    const answers = await Promise.all([1, 2, 3, 4].map(() => submit(id)));
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map((a) => `${a.body.receiptNumber} ${a.body.submittedAt}`)).size).toBe(1);
    await house.tell();
    const rows = await house.db.query(`SELECT act FROM history WHERE subject_id = $1 AND act = 'application.submit'`, [
      id,
    ]);
    expect(rows).toHaveLength(1);
    expect((await signatory.get(`/api/applications/${id}`)).body.files).toHaveLength(2);
    const pdf = await signatory.get(`/api/applications/${id}/receipt.pdf`);
    expect([pdf.status, pdf.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  });

  it('is the signatory’s, with both statements, and names what is missing', async () => {
    const id = await wholeDraft(editor, await openCall(), { indicators: { indicators: [] } });
    expect((await editor.post(`/api/applications/${id}/submit`, STATEMENTS)).status).toBe(403);
    expect(codes(await submit(id))).toEqual(['application.answer-missing indicators.indicators']);
    await editor.patch(`/api/applications/${id}`, {
      version: 1,
      indicators: { indicators: [{ name: 'Personnes', target: '10' }] },
    });
    const unsworn = await signatory.post(`/api/applications/${id}/submit`, {
      sworn: false,
      republicanCommitment: false,
    });
    expect(codes(unsworn)).toEqual([
      'application.not-sworn sworn',
      'application.commitment-missing republicanCommitment',
    ]);
  });

  it('is frozen, for the API and for the database', async () => {
    const id = await wholeDraft(editor, await openCall());
    await submit(id);
    const path = `/api/applications/${id}`;
    expect((await editor.patch(path, { version: 1, project: { title: 'Autre' } })).status).toBe(409);
    expect((await editor.post(`${path}/files`, paper('other'))).status).toBe(409);
    await expect(house.db.query(`UPDATE applications SET answers = '{}' WHERE id = $1`, [id])).rejects.toThrow(
      'frozen',
    );
  });
});

describe('D21: another organisation', () => {
  it('meets 404 everywhere, the same as for what is not there', async () => {
    const id = await wholeDraft(editor, await openCall());
    await submit(id);
    const { body } = await editor.get(`/api/applications/${id}`);
    const nowhere = await stranger.get('/api/applications/01980000-0000-7000-8000-0000000000ff');
    for (const path of ['', `/files/${body.files[0].id}`, '/receipt.pdf']) {
      const answer = await stranger.get(`/api/applications/${id}${path}`);
      expect([answer.status, answer.body.detail]).toEqual([404, nowhere.body.detail]);
    }
    expect((await stranger.post(`/api/applications/${id}/submit`, STATEMENTS)).status).toBe(404);
  });

  it('cannot reach a file through an application of its own, which stays as it is', async () => {
    const callId = await openCall();
    const [theirs, own] = [await wholeDraft(editor, callId), await wholeDraft(stranger, callId)];
    const file = (await editor.get(`/api/applications/${theirs}`)).body.files[0].id;
    const before = (await stranger.get(`/api/applications/${own}`)).body;
    expect((await stranger.get(`/api/applications/${own}/files/${file}`)).status).toBe(404);
    expect((await stranger.delete(`/api/applications/${own}/files/${file}`)).status).toBe(404);
    expect((await stranger.get(`/api/applications/${own}`)).body).toEqual(before);
    expect((await editor.get(`/api/applications/${theirs}/files/${file}`)).status).toBe(200);
  });
});

describe('the road to a recommendation', () => {
  it('goes by question, answer, completeness, reviews and an amount within limits', async () => {
    const id = await wholeDraft(editor, await openCall());
    const path = `/api/applications/${id}`;
    await submit(id);
    const question = await officer.post(`${path}/question`, { text: 'Qui conduit le véhicule ?' });
    expect(await stateOf(id)).toBe('questioned');
    expect((await officer.post(`${path}/complete`)).status).toBe(409);
    expect((await editor.post(`${path}/files`, paper('answer', { questionId: question.body.id }))).status).toBe(201);
    expect(
      (await editor.post(`${path}/answer`, { questionId: question.body.id, text: 'Un chauffeur salarié.' })).status,
    ).toBe(204);
    expect((await editor.post(`${path}/answer`, { questionId: question.body.id, text: 'Autre.' })).status).toBe(409);
    await officer.post(`${path}/complete`);
    expect((await officer.post(`${path}/recommend`, { amountCents: 1n, opinion: 'x' })).body.errors[0].code).toBe(
      'application.not-reviewed',
    );
    await review(id);
    const { body } = await officer.get(path);
    expect(body).toMatchObject({ state: 'reviewed', scoreHundredths: 8200 });
    const above = await officer.post(`${path}/recommend`, { amountCents: 1_800_001, opinion: 'x' });
    expect(codes(above)).toEqual(['application.recommend-above-asked amountCents']);
    expect(
      (await officer.post(`${path}/recommend`, { amountCents: 1_500_000, opinion: 'Projet solide.' })).status,
    ).toBe(204);
    expect((await editor.get(path)).body).toMatchObject({
      state: 'recommended',
      recommendedCents: null,
      reviews: [],
      opinion: null,
    });
  });

  async function review(id: string): Promise<void> {
    const { body: people } = await officer.get('/api/applications/reviewers');
    await officer.post(`/api/applications/${id}/assign`, { reviewerIds: [people[0].id] });
    expect((await reviewer.get('/api/applications?assigned=me')).body.items.map((a: any) => a.id)).toContain(id);
    const mine = (await reviewer.get(`/api/applications/${id}`)).body.reviews[0];
    const scores = ['relevance', 'feasibility', 'partners', 'budget', 'results'].map((criterion) => ({
      criterion,
      score: 5,
    }));
    expect((await reviewer.post(`/api/reviews/${mine.id}/score`, { scores, comment: 'Bien.' })).status).toBe(409);
    await reviewer.post(`/api/reviews/${mine.id}/accept`);
    expect(
      codes(await reviewer.post(`/api/reviews/${mine.id}/score`, { scores: scores.slice(1), comment: 'Bien.' })),
    ).toEqual(['review.score-missing scores.relevance']);
    scores[0]!.score = 4;
    scores[3]!.score = 2;
    expect((await reviewer.post(`/api/reviews/${mine.id}/score`, { scores, comment: 'Bien.' })).status).toBe(204);
  }

  it('ends at a reviewer’s interest, which leaves the file to others', async () => {
    const id = await wholeDraft(editor, await openCall());
    await submit(id);
    await officer.post(`/api/applications/${id}/complete`);
    const { body: people } = await officer.get('/api/applications/reviewers');
    await officer.post(`/api/applications/${id}/assign`, { reviewerIds: [people[0].id] });
    const mine = (await reviewer.get(`/api/applications/${id}`)).body.reviews[0];
    expect((await officer.post(`/api/reviews/${mine.id}/accept`)).status).toBe(403);
    expect((await reviewer.post(`/api/reviews/${mine.id}/recuse`, { reason: 'Ma sœur y travaille.' })).status).toBe(
      204,
    );
    expect(await stateOf(id)).toBe('in-review');
    expect((await officer.post(`/api/applications/${id}/conclude`)).status).toBe(422);
  });

  it('cannot spend the call’s envelope twice, even at the same moment', async () => {
    const callId = await openCall({ form: 'short', envelopeCents: 3_000_000n });
    const ids = [await wholeDraft(editor, callId), await wholeDraft(stranger, callId)];
    await Promise.all([submit(ids[0]!), stranger.post(`/api/applications/${ids[1]}/submit`, STATEMENTS)]);
    for (const id of ids) await officer.post(`/api/applications/${id}/complete`);
    const answers = await Promise.all(
      ids.map((id) =>
        officer.post(`/api/applications/${id}/recommend`, { amountCents: 1_800_000, opinion: 'Urgent.' }),
      ),
    );
    expect(answers.map((a) => a.status).sort()).toEqual([204, 422]);
  });

  it('or ends set aside, and the organisation reads why', async () => {
    const id = await wholeDraft(editor, await openCall());
    await submit(id);
    expect((await officer.post(`/api/applications/${id}/set-aside`, { reason: '' })).status).toBe(422);
    await officer.post(`/api/applications/${id}/set-aside`, { reason: 'Hors du champ de l’appel.' });
    expect((await editor.get(`/api/applications/${id}`)).body).toMatchObject({
      state: 'refused',
      refusedReason: 'Hors du champ de l’appel.',
    });
  });
});
