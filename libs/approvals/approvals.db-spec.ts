import fc from 'fast-check';
import pg from 'pg';
import { type Actor, newId } from '#libs/kernel';
import { Database } from '#libs/platform';
import { startApp, type TestApp, type TestClient } from '#libs/testing';
import { Approvals } from './approvals.js';
import { makeThings, newPerson, openThing, thing, things } from './approvals.builder.js';
import { Deciding } from './deciding.js';
import type { DecisionAct } from './approval.acts.js';

let app: TestApp;
let officer: Actor;
let secretary: TestClient;
beforeAll(async () => {
  app = await startApp();
  secretary = await app.as('secretary');
  await makeThings(app);
  officer = await app.actor('officer');
});
afterAll(() => app.close());

const decide = async (who: string, act: DecisionAct, caseId: string, step: number, from = app) =>
  from
    .get(Deciding)
    .run(
      await app.actor(who),
      act,
      caseId,
      { step, reason: 'Voilà pourquoi', favourable: act === 'give-opinion' ? true : undefined },
      newId(),
    );

const traces = (caseId: string) =>
  app.db.one<{ decisions: bigint; audit: bigint }>(
    `SELECT (SELECT count(*) FROM approval_decisions d JOIN approval_route_steps s ON s.id = d.step_id WHERE case_id = $1 AND s.kind <> 'opinion') AS decisions,
       (SELECT count(*) FROM history WHERE subject_id = $1 AND act IN ('approval.approve', 'approval.refuse')) AS audit`,
    [caseId],
  );

describe('D03: two approvers at once, against two servers', () => {
  let other: TestApp;
  let first: TestClient;
  let second: TestClient;
  beforeAll(async () => {
    await newPerson(app, 'head2', 'head');
    other = await startApp({ empty: true, env: { DATABASE_URL: app.settings.databaseUrl } });
    other.get(Approvals).registerSubject('thing', things);
    first = await app.as('head');
    second = { ...(await app.as('head2')) };
  });
  afterAll(() => other.close());

  it('fifty times: one decision, one audit record, one notice; the other reads who decided and when', async () => {
    for (let round = 0; round < 50; round++) {
      const { id, caseId } = await openThing(app);
      await decide('officer', 'give-opinion', caseId, 1);
      const path = `/api/approval-cases/${caseId}`;
      const send = (url: string, client: TestClient, act: string) =>
        fetch(`${url}${path}/${act}`, {
          method: 'POST',
          headers: { Cookie: client.cookie, 'Content-Type': 'application/json', 'Idempotency-Key': newId() },
          body: JSON.stringify({ step: 2, reason: 'Hors du programme' }),
        });
      const answers = await Promise.all([send(app.url, first, 'approve'), send(other.url, second, 'refuse')]);
      expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
      const lost = answers.find((a) => a.status === 409)!;
      const { errors } = (await lost.json()) as { errors: { code: string; facts: { by: string; at: string } }[] };
      const won = answers[0]!.status === 200 ? 'approve' : 'refuse';
      expect(errors).toMatchObject([
        { code: 'approval.decided', facts: { by: won === 'approve' ? 'Hélène Aubry' : 'head2' } },
      ]);
      expect(Math.abs(Date.now() - Date.parse(errors[0]!.facts.at))).toBeLessThan(10_000);
      expect(await traces(caseId)).toEqual({ decisions: 1n, audit: 1n });
      expect(await thing(app, id)).toEqual(
        won === 'approve' ? { state: 'proposed', moves: 0 } : { state: 'refused', moves: 1 },
      );
    }
    await app.tell();
    const doubles = await app.db.query('SELECT event_id FROM notices GROUP BY event_id, person_id HAVING count(*) > 1');
    expect(doubles).toEqual([]);
  });
});

describe('PostgreSQL itself', () => {
  let owner: pg.Client;
  beforeAll(async () => {
    owner = new pg.Client({ connectionString: app.settings.databaseUrl });
    await owner.connect();
  });
  afterAll(() => owner.end());

  const INSERT = `INSERT INTO approval_decisions (id, case_id, step_id, act, person_id, person_name, on_behalf_of, at)
    SELECT gen_random_uuid(), c.id, s.id, 'approve', $2, 'x', $4, now() FROM approval_cases c
    JOIN approval_route_steps s ON s.route_id = c.route_id AND s.position = $3 WHERE c.id = $1`;
  const insert = (caseId: string, person: string, step: number, onBehalfOf: string | null = null) =>
    owner.query(INSERT, [caseId, person, step, onBehalfOf]);

  it('keeps four-eyes against its owner: who prepared, by delegation too, nobody twice, the open step only', async () => {
    const { caseId } = await openThing(app, { cents: 9_000_000n });
    await decide('officer', 'give-opinion', caseId, 1);
    const [head, elected] = [await app.actor('head'), await app.actor('elected')];
    await expect(insert(caseId, officer.id, 2)).rejects.toMatchObject({ constraint: 'approval_prepared_by_you' });
    await expect(insert(caseId, head.id, 2, officer.id)).rejects.toMatchObject({
      constraint: 'approval_prepared_by_you',
    });
    await expect(insert(caseId, elected.id, 3)).rejects.toMatchObject({ constraint: 'approval_step_closed' });
    await decide('head', 'approve', caseId, 2);
    await expect(insert(caseId, head.id, 3)).rejects.toMatchObject({ constraint: 'approval_decided_before' });
    await expect(insert(caseId, elected.id, 3, head.id)).rejects.toMatchObject({
      constraint: 'approval_decided_before',
    });
  });

  it('changes and deletes no decision, and lets the program write none but by its functions', async () => {
    const { caseId } = await openThing(app);
    await decide('officer', 'give-opinion', caseId, 1);
    for (const sql of [
      'UPDATE approval_decisions SET reason = $1',
      'DELETE FROM approval_decisions WHERE reason <> $1',
    ])
      await expect(owner.query(sql, ['x'])).rejects.toThrow('never changed or deleted');
    for (const sql of [
      `UPDATE approval_cases SET state = 'approved', prepared_by = '{}'`,
      `UPDATE approval_decisions SET reason = ''`,
      'DELETE FROM approval_cases',
      'INSERT INTO approval_cases (id) VALUES (gen_random_uuid())',
      'INSERT INTO approval_decisions (id) VALUES (gen_random_uuid())',
    ])
      await expect(app.get(Database).query(sql)).rejects.toThrow('permission denied');
    await expect(owner.query('UPDATE approval_route_steps SET days = 1')).rejects.toThrow('make a new version');
  });
});

it('D19a: when the subject refuses, the decision never was', async () => {
  const { id, caseId } = await openThing(app, { cents: 666n });
  await decide('officer', 'give-opinion', caseId, 1);
  await decide('head', 'approve', caseId, 2);
  const before = await app.db.one('SELECT count(*) AS n FROM history');
  const answer = await secretary.post('/api/deliberations', {
    number: '2026 X 1',
    sessionOn: '2026-01-05',
    votes: [{ caseId, step: 4, result: 'adopted' }],
  });
  expect(answer.status).toBe(500);
  expect(await app.db.one('SELECT count(*) AS n FROM history')).toEqual(before);
  expect(await thing(app, id)).toEqual({ state: 'proposed', moves: 0 });
  expect(await app.get(Approvals).caseOf(app.db, { kind: 'thing', id })).toMatchObject({
    state: 'open',
    step: { kind: 'vote' },
  });
  expect(await app.db.query(`SELECT FROM deliberations WHERE number = '2026 X 1'`)).toEqual([]);
});

it('a case keeps the version of its route; while it is open its subject is not edited', async () => {
  const { id, caseId } = await openThing(app, { route: 'water' });
  const owner = new pg.Client({ connectionString: app.settings.databaseUrl });
  await owner.connect();
  await owner.query(`WITH r AS (INSERT INTO approval_routes (code, version, name_fr, name_en, published_at) VALUES ('water', 2, 'Eau', 'Water', now()) RETURNING id)
    INSERT INTO approval_route_steps (route_id, position, kind, label_fr, label_en, permission, must_differ, days)
    SELECT id, 1, 'approval', 'Seul', 'Alone', 'approval.approve-unit', true, 1 FROM r`);
  await owner.end();
  await decide('officer', 'give-opinion', caseId, 1);
  expect(await app.get(Approvals).caseOf(app.db, { kind: 'thing', id })).toMatchObject({
    state: 'open',
    step: { position: 2 },
  });
  await expect(app.get(Approvals).demandNoOpenCase(app.db, { kind: 'thing', id })).rejects.toThrow(
    'approval.under-decision',
  );
  const next = await openThing(app, { route: 'water' });
  expect(await decide('head', 'approve', next.caseId, 1)).toMatchObject({ state: 'approved' });
  expect(await thing(app, next.id)).toEqual({ state: 'approved', moves: 1 });
});

it('whatever anybody tries at the same time: steps in order, four-eyes, one end, told once', async () => {
  const people = ['officer', 'head', 'head2', 'elected', 'secretary'];
  const attempt = fc.record({
    who: fc.constantFrom(...people),
    act: fc.constantFrom<DecisionAct>('give-opinion', 'approve', 'approve', 'return', 'refuse'),
    step: fc.integer({ min: 1, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(attempt, { minLength: 8, maxLength: 24 }),
      fc.constantFrom(1_000_000n, 5_000_000n),
      async (tries, cents) => {
        const { id, caseId } = await openThing(app, { cents });
        await Promise.allSettled([
          decide('officer', 'give-opinion', caseId, 1),
          ...tries.map(({ who, act, step }) => decide(who, act, caseId, step)),
        ]);
        const made = await app.db.query<{ position: number; kind: string; act: string; person_id: string }>(
          `SELECT s.position, s.kind, d.act, d.person_id FROM approval_decisions d JOIN approval_route_steps s ON s.id = d.step_id
         WHERE d.case_id = $1 ORDER BY s.position`,
          [caseId],
        );
        const audit = await app.db.one<{ n: bigint }>(
          `SELECT count(*) AS n FROM history WHERE subject_id = $1 AND act <> 'approval.open'`,
          [caseId],
        );
        const ends = made.filter((d) => ['return', 'refuse'].includes(d.act));
        const positions = made.map((d) => d.position);
        expect(positions).toEqual([1, 2, 3].filter((p) => p < 3 || cents > 2_300_000n).slice(0, made.length));
        expect(Number(audit!.n)).toBe(made.length);
        expect(made.filter((d) => d.kind === 'approval' && d.person_id === officer.id)).toEqual([]);
        expect(new Set(made.map((d) => d.person_id)).size).toBe(made.length);
        expect(ends.length).toBeLessThanOrEqual(1);
        expect((await thing(app, id))!.moves).toBe(ends.length);
      },
    ),
    { numRuns: 25 },
  );
});
