import { DEMO_ORGANISATIONS } from '#libs/access';
import { newId } from '#libs/kernel';
import { startApp, type TestApp, type TestClient } from '#libs/testing';
import { demoIban, demoSiret } from './demo-numbers.js';
import { plantTwoOrganisations } from './organisations.demo.js';

const { santeSahel, eauPourTous } = DEMO_ORGANISATIONS;
let app: TestApp;
let officer: TestClient;
let signatory: TestClient;
let finance: TestClient;

beforeAll(async () => {
  app = await startApp();
  await plantTwoOrganisations(app.app);
  [officer, signatory, finance] = await Promise.all([app.as('officer'), app.as('signatory'), app.as('finance')]);
});
afterAll(() => app.close());

let serial = 40;
const ngo = (more: object = {}) => ({
  kind: 'ngo',
  name: 'Vents du Large',
  siret: demoSiret(serial++),
  seatCountry: 'FR',
  country: 'FR',
  ...more,
});

test('an officer registers an organisation, changes it, and a second change of the same version is refused', async () => {
  const made = await officer.post('/api/organisations', ngo({ name: '  Vents du Large ', siret: '356 000 000 09075' }));
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ name: 'Vents du Large', siret: '35600000009075', state: 'active', version: 1 });
  const { id, version } = made.body;
  const change = ngo({ name: 'Vents du Grand Large', version, town: 'Brest' });
  const changed = await officer.patch(`/api/organisations/${id}`, change);
  expect(changed.body).toMatchObject({ name: 'Vents du Grand Large', town: 'Brest', version: 2 });
  const stale = await officer.patch(`/api/organisations/${id}`, change);
  expect([stale.status, stale.body.errors[0].code]).toEqual([409, 'stale']);
  const history = await officer.get(`/api/organisations/${id}/timeline`);
  expect(history.body.map((h: { act: string }) => h.act)).toEqual(['organisation.change', 'organisation.register']);
});

test('everything wrong with an organisation is told at once, each at its field', async () => {
  const wrong = ngo({ siret: '73282932000075', rna: '12', country: 'QQ', foundedOn: '2999-01-01', website: 'nowhere' });
  const pattern = await officer.post('/api/organisations', wrong);
  expect(pattern.body.errors).toMatchObject([{ path: 'website', code: 'field.pattern' }]);
  const rules = await officer.post('/api/organisations', { ...wrong, website: null });
  expect(rules.status).toBe(422);
  expect(rules.body.errors.map((e: { path: string }) => e.path)).toEqual(['siret', 'rna', 'country', 'foundedOn']);
  const nobody = await officer.post('/api/organisations', ngo({ siret: null }));
  expect(nobody.body.errors[0].code).toBe('organisation.identity-missing');
});

test('two organisations cannot have one SIRET', async () => {
  const input = ngo();
  expect((await officer.post('/api/organisations', input)).status).toBe(201);
  const twice = await officer.post('/api/organisations', input);
  expect([twice.status, twice.body.errors[0].code]).toEqual([409, 'organisations-siret-taken']);
});

test('rule 2.24: a body abroad is known by its number in a register there', async () => {
  const foreign = {
    siret: null,
    foreignCountry: 'ML',
    foreignRegister: 'Registre',
    foreignNumber: '0421',
    seatCountry: 'ML',
  };
  expect((await officer.post('/api/organisations', ngo(foreign))).status).toBe(201);
  const part = await officer.post('/api/organisations', ngo({ siret: null, foreignCountry: 'ML', foreignNumber: '9' }));
  expect(part.body.errors[0].code).toBe('organisation.foreign-part');
});

test('D21: members of an NGO see their own organisation and get the same 404 for another and for none', async () => {
  const list = await signatory.get('/api/organisations');
  expect(list.body.items.map((o: { id: string }) => o.id)).toEqual([santeSahel]);
  expect((await signatory.get(`/api/organisations/${santeSahel}`)).status).toBe(200);
  const other = await signatory.get(`/api/organisations/${eauPourTous}`);
  const none = await signatory.get(`/api/organisations/${newId()}`);
  expect([other.status, none.status]).toEqual([404, 404]);
  expect({ ...other.body, requestId: '' }).toEqual({ ...none.body, requestId: '' });
  const account = { iban: demoIban(50), bic: 'DEMOFRPP' };
  expect((await signatory.post(`/api/organisations/${eauPourTous}/bank-accounts`, account)).status).toBe(404);
  expect((await signatory.patch(`/api/organisations/${eauPourTous}`, ngo({ version: 1 }))).status).toBe(404);
  const theirs = await app.db.one<{ id: string }>('SELECT id FROM bank_accounts WHERE organisation_id = $1', [
    eauPourTous,
  ]);
  expect((await signatory.post(`/api/bank-accounts/${theirs!.id}/withdraw`, { reason: 'not ours' })).status).toBe(404);
});

test('D22: found with and without accents, composed or not, whatever the apostrophe', async () => {
  const name = "Collège Étoile d'Afrique";
  for (const form of ['NFC', 'NFD']) await officer.post('/api/organisations', ngo({ name: name.normalize(form) }));
  for (const q of ['college', 'COLLÈGE', 'etoile d’afrique', "etoile d'afrique", 'colle'.normalize('NFD')]) {
    const { body } = await officer.get(`/api/organisations?limit=1&q=${encodeURIComponent(q)}`);
    expect([q, body.total, body.items.length]).toEqual([q, 2, 1]);
    const second = await officer.get(`/api/organisations?limit=1&q=${encodeURIComponent(q)}&after=${body.next}`);
    expect(second.body.items).toHaveLength(1);
  }
});

test('a bank account is confirmed by a second person, and then replaces the one before', async () => {
  const enter = (iban: string) =>
    officer.post(`/api/organisations/${eauPourTous}/bank-accounts`, { iban, bic: 'DEMOFRPP' });
  const accounts = async () => (await officer.get(`/api/organisations/${eauPourTous}`)).body.bankAccounts;
  const { body: entered } = await enter(demoIban(51));
  const own = await officer.post(`/api/bank-accounts/${entered.id}/confirm`);
  expect([own.status, own.body.errors[0].code]).toEqual([422, 'bank-account.own-entry']);
  const offer = (await accounts())[0].allowedActs.find((a: { act: string }) => a.act === 'bank-account.confirm');
  expect(offer).toMatchObject({
    allowed: false,
    reasons: ['Vous avez saisi ce compte. Une autre personne doit le confirmer.'],
  });
  expect((await finance.post(`/api/bank-accounts/${entered.id}/confirm`)).status).toBe(204);
  expect((await accounts()).map((a: { state: string }) => a.state)).toEqual(['confirmed', 'withdrawn']);
  expect((await finance.post(`/api/bank-accounts/${entered.id}/confirm`)).status).toBe(409);
  expect((await enter(demoIban(51))).body.errors[0].code).toBe('bank-account.same');
});

test('wrong numbers are refused each at its field', async () => {
  const path = `/api/organisations/${santeSahel}/bank-accounts`;
  const both = await signatory.post(path, { iban: 'FR33 ##', bic: 'X' });
  expect(both.body.errors.map((e: { path: string; code: string }) => [e.path, e.code])).toEqual([
    ['iban', 'iban.unreadable'],
    ['bic', 'bic.wrong'],
  ]);
});

test('the database refuses a lone hand too, and an edited number', async () => {
  const { body } = await signatory.post(`/api/organisations/${santeSahel}/bank-accounts`, {
    iban: demoIban(52),
    bic: 'DEMOFRPP',
  });
  const alone = `UPDATE bank_accounts SET state = 'confirmed', confirmed_by = entered_by, confirmed_at = now() WHERE id = $1`;
  await expect(app.db.query(alone, [body.id])).rejects.toThrow('bank_accounts_second_person');
  await expect(
    app.db.query('UPDATE bank_accounts SET iban = $2 WHERE id = $1', [body.id, demoIban(53)]),
  ).rejects.toThrow('not edited');
  const second = `INSERT INTO bank_accounts (id, organisation_id, iban, bic, holder, entered_by, state, confirmed_by, confirmed_at)
    SELECT gen_random_uuid(), organisation_id, $2, bic, holder, entered_by, 'confirmed', (SELECT id FROM users WHERE email LIKE 'head@%'), now()
    FROM bank_accounts WHERE id = $1`;
  await expect(app.db.query(second, [body.id, demoIban(53)])).rejects.toThrow('bank_accounts_one_confirmed');
});

test('two who confirm at once: one does, the other is told that it is done', async () => {
  const { body } = await signatory.post(`/api/organisations/${santeSahel}/bank-accounts`, {
    iban: demoIban(54),
    bic: 'DEMOFRPP',
  });
  const answers = await Promise.all(
    [finance, officer].map((client) => client.post(`/api/bank-accounts/${body.id}/confirm`)),
  );
  expect(answers.map((a) => a.status).sort()).toEqual([204, 409]);
});

test('who may not read bank accounts is not shown them', async () => {
  const reviewer = await app.as('reviewer');
  expect((await reviewer.get(`/api/organisations/${santeSahel}`)).body.bankAccounts).toEqual([]);
  expect((await reviewer.post('/api/organisations', ngo())).status).toBe(403);
});
