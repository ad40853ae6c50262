import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DEMO_ORGANISATIONS } from '#libs/access';
import { startApp, type TestApp, type TestClient } from '#libs/testing';
import { demoSiret } from './demo-numbers.js';
import { plantTwoOrganisations } from './organisations.demo.js';

let app: TestApp;
let officer: TestClient;
beforeAll(async () => {
  app = await startApp();
  await plantTwoOrganisations(app.app);
  officer = await app.as('officer');
});
afterAll(() => app.close());

const upload = (text: string | Uint8Array, name = 'subventions.csv') => {
  const form = new FormData();
  form.append('file', new Blob([text as string], { type: 'text/csv' }), name);
  return officer.post('/api/past-grant-imports', form);
};
const act = (id: string, verb: string, body: object = {}) =>
  officer.post(`/api/past-grant-imports/${id}/${verb}`, body);
const counts = ({ taken, mended, refused, known }: Record<string, number>) => [taken, mended, refused, known];
const rows = () => app.db.query('SELECT * FROM past_grants ORDER BY fingerprint');

const siret = demoSiret(0);
const SMALL = [
  'Année;Bénéficiaire;SIRET;Objet;Montant',
  `2021;SANTE SAHEL;${siret};Dispensaire;12 000,50`,
  `2022;Santé Sahel;${siret.slice(0, 9)};Formation;8000`,
  '2022;santé-sahel;;Pharmacie;1000',
  '2022;Santé Sahel;73282932000074;Un autre organisme;77',
  '2023;;;Sans nom;500',
].join('\n');

test('a file is previewed, mapped and taken; an applicant’s past shows at once', async () => {
  const { status, body } = await upload(SMALL);
  expect(status).toBe(201);
  expect(body.columns.map((c: { target: string }) => c.target)).toEqual([
    'year',
    'beneficiary',
    'number',
    'purpose',
    'amount',
  ]);
  const apply = body.allowedActs.find((a: { act: string }) => a.act === 'past-grant-import.apply');
  expect(apply).toMatchObject({
    allowed: false,
    reasons: ['Aucune colonne ne dit qui donne. Écrivez le nom de la collectivité.'],
  });
  expect((await act(body.id, 'apply')).body.errors[0].code).toBe('past-grant-import.no-giver');
  const mapping = body.columns.map((c: { target: string | null }) => c.target ?? '');
  const mapped = await act(body.id, 'map', { mapping, giver: 'Ville', year: null, version: body.version });
  expect(counts(mapped.body)).toEqual([4, 0, 1, 0]);
  expect(await rows()).toEqual([]);
  expect(counts((await act(body.id, 'apply')).body)).toEqual([4, 0, 1, 0]);
  expect((await act(body.id, 'apply')).status).toBe(409);
  const signatory = await app.as('signatory');
  const past = await signatory.get(`/api/organisations/${DEMO_ORGANISATIONS.santeSahel}/past-grants`);
  expect(past.body.items.map((g: { purpose: string; matchedBy: string }) => [g.purpose, g.matchedBy]).sort()).toEqual([
    ['Dispensaire', 'number'],
    ['Formation', 'number'],
    ['Pharmacie', 'name'],
  ]);
  expect(past.body.years).toEqual([
    { year: 2022, amountCents: 900_000, count: 2 },
    { year: 2021, amountCents: 1_200_050, count: 1 },
  ]);
  expect((await signatory.get(`/api/organisations/${DEMO_ORGANISATIONS.eauPourTous}/past-grants`)).status).toBe(404);
});

test('the same file a second time, under another name too, changes nothing and says so', async () => {
  const before = await rows();
  const { body } = await upload(SMALL, 'encore.csv');
  expect(body.sameFileAppliedAt).not.toBeNull();
  expect([body.giver, ...counts(body)]).toEqual(['Ville', 0, 0, 1, 4]);
  expect(counts((await act(body.id, 'apply')).body)).toEqual([0, 0, 1, 4]);
  expect(await rows()).toEqual(before);
});

test('two who apply one file at once take it once', async () => {
  const { body } = await upload('Année;Attribuant;Bénéficiaire;Montant\n2020;Ville;Échos;5');
  const answers = await Promise.all([act(body.id, 'apply'), act(body.id, 'apply')]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
});

test('nothing half done: when one row cannot be written, none is', async () => {
  const before = await rows();
  const { body } = await upload('Année;Attribuant;Bénéficiaire;Montant\n2020;Ville;Premier;5\n2020;Ville;Second;6');
  await app.db.source.query(
    `SET ROLE NONE; ALTER TABLE past_grants ADD CONSTRAINT never CHECK (beneficiary <> 'Second'); RESET ROLE`,
  );
  expect((await act(body.id, 'apply')).status).toBe(422);
  expect(await rows()).toEqual(before);
  expect((await officer.get(`/api/past-grant-imports/${body.id}`)).body.state).toBe('previewed');
  await app.db.source.query(`SET ROLE NONE; ALTER TABLE past_grants DROP CONSTRAINT never; RESET ROLE`);
});

test('a mapping that does not fit is refused, and so is what is no table', async () => {
  const { body } = await upload(SMALL);
  const wrong = await act(body.id, 'map', { mapping: ['year'], version: body.version });
  expect(wrong.body.errors[0].code).toBe('past-grant-import.mapping');
  const twice = ['year', 'beneficiary', 'beneficiary', 'purpose', 'amount'];
  const mapped = await act(body.id, 'map', { mapping: twice, giver: 'Ville', version: body.version });
  expect(mapped.status).toBe(200);
  expect((await act(body.id, 'apply')).body.errors[0].code).toBe('past-grant-import.twice');
  expect((await act(body.id, 'map', { mapping: twice, version: body.version })).body.errors[0].code).toBe('stale');
  expect((await act(body.id, 'discard')).body.state).toBe('discarded');
  expect((await upload('one line')).body.errors[0].code).toBe('past-grant-import.no-columns');
  expect((await upload(Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'), 'x.csv')).status).toBe(415);
});

const folder = join(resolve(process.env.STANDARDS_DIR ?? '../shared/standards'), 'fr-published-data');
(existsSync(folder) ? test : test.skip)(
  'Paris 2013 as published: report row by row, as a table and as a file',
  async () => {
    const bytes = readFileSync(join(folder, 'paris-2013-subventions-accordees-et-refusees.trimmed.csv'));
    const { body } = await upload(bytes, 'paris.csv');
    const mapping = body.columns.map((c: { target: string | null }) => c.target ?? '');
    await act(body.id, 'map', { mapping, giver: 'Ville de Paris', year: null, version: body.version });
    expect(counts((await act(body.id, 'apply')).body)).toEqual([199, 7, 0, 0]);
    const mended = await officer.get(`/api/past-grant-imports/${body.id}/rows?verdict=mended`);
    expect(mended.body.total).toBe(7);
    expect(mended.body.items[0].notes[0]).toMatch(/SIRE/);
    const all = await officer.get(`/api/past-grant-imports/${body.id}/rows`);
    expect([all.body.items.length, all.body.nextLine]).toEqual([100, 102]);
    const rest = await officer.get(`/api/past-grant-imports/${body.id}/rows?from=102`);
    expect([rest.body.items.length, rest.body.nextLine]).toEqual([100, 202]);
    const file = await officer.get(`/api/past-grant-imports/${body.id}/report.csv`);
    expect(file.bytes.toString().trim().split('\r\n')).toHaveLength(207);
  },
);
