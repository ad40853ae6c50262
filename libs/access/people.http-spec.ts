import { newId } from '#libs/kernel';
import { startApp, TEST_PASSWORD, type TestApp, type TestClient, testClient } from '#libs/testing';
import { plantTwoOrganisations } from '../organisations/organisations.demo.js';
import { DEMO_ORGANISATIONS } from './access.demo.js';

const { santeSahel, eauPourTous } = DEMO_ORGANISATIONS;
const PASSWORD = 'quatre mots sans rapport';
let app: TestApp;
let admin: TestClient;
let signatory: TestClient;

beforeAll(async () => {
  app = await startApp();
  await plantTwoOrganisations(app.app);
  [admin, signatory] = await Promise.all([app.as('admin'), app.as('signatory')]);
});
afterAll(() => app.close());

const idOf = async (name: string) => (await app.actor(name)).id;
const newcomer = (email: string, more: object = {}) => ({
  name: 'Zoé Marchal',
  email,
  language: 'fr',
  role: 'officer',
  ...more,
});
/** The secret of the last letter to this address. */
const tokenFor = async (email: string) => {
  const row = await app.db.one<{ link: string }>(
    'SELECT link FROM deliveries WHERE address = $1 ORDER BY id DESC LIMIT 1',
    [email],
  );
  return row!.link.split('/').at(-1)!;
};
const accept = async (token: string, password = PASSWORD) =>
  (await app.as()).post(`/api/invitations/${token}/accept`, { password });

test('an invited person chooses a password by a link that works once', async () => {
  const made = await admin.post('/api/people', newcomer('zoe@demo.example'));
  expect(made.body).toMatchObject({ state: 'invited', roles: [{ role: 'officer', scope: null }] });
  const token = await tokenFor('zoe@demo.example');
  const kept = await app.db.query<{ token_hash: string }>('SELECT token_hash FROM invitations');
  expect(kept.some((row) => row.token_hash.includes(token))).toBe(false);
  expect((await (await app.as()).get(`/api/invitations/${token}`)).body).toMatchObject({ email: 'zoe@demo.example' });
  expect((await accept(token, 'zoe marchal zoe')).body.errors[0].code).toBe('password.too-easy');
  const both = await Promise.all([accept(token), accept(token)]);
  expect(both.map((answer) => answer.status).sort()).toEqual([204, 404]);
  const session = await testClient(app.url, { email: 'zoe@demo.example', password: PASSWORD });
  expect((await session.get('/api/session')).body.name).toBe('Zoé Marchal');
  const history = await admin.get(`/api/people/${made.body.id}/timeline`);
  expect(history.body.map((h: { act: string }) => h.act)).toEqual([
    'invitation.accept',
    'person.invite',
    'person.give-role',
    'person.add',
  ]);
});

test('a new link ends the old one, and a link ends after a week', async () => {
  const { body } = await admin.post('/api/people', newcomer('max@demo.example', { name: 'Max Arnoux' }));
  const first = await tokenFor('max@demo.example');
  await admin.post(`/api/people/${body.id}/invite`);
  const second = await tokenFor('max@demo.example');
  expect((await accept(first)).status).toBe(404);
  await app.db.query(
    `UPDATE invitations SET created_at = now() - interval '8 days', expires_at = now() - interval '1 day' WHERE user_id = $1`,
    [body.id],
  );
  expect((await accept(second)).status).toBe(404);
});

test('authorising officer and accountant are never one person, and nobody gives roles to themself', async () => {
  const both = await admin.post(`/api/people/${await idOf('finance')}/give-role`, { role: 'accountant' });
  expect([both.status, both.body.errors[0].code]).toEqual([409, 'user-roles-finance-or-accountant']);
  const own = await admin.post(`/api/people/${await idOf('admin')}/give-role`, { role: 'elected' });
  expect([own.status, own.body.errors[0].code]).toEqual([422, 'person.oneself']);
  const late = await Promise.all(
    ['finance', 'accountant'].map(async (role) =>
      admin.post(`/api/people/${await idOf('reviewer')}/give-role`, { role }),
    ),
  );
  expect(late.map((answer) => answer.status).sort()).toEqual([200, 409]);
});

test('a role is taken away at once, and closing an account signs the person out', async () => {
  const head = await app.as('head');
  const id = await idOf('head');
  await admin.post(`/api/people/${id}/give-role`, { role: 'admin' });
  expect((await head.get('/api/people')).status).toBe(200);
  expect((await admin.post(`/api/people/${id}/take-role`, { role: 'admin' })).status).toBe(204);
  expect((await head.get('/api/people')).status).toBe(403);
  expect((await admin.post(`/api/people/${id}/close`, { reason: 'Départ à la retraite' })).body.state).toBe('closed');
  expect((await head.get('/api/session')).status).toBe(401);
  expect((await admin.post(`/api/people/${id}/reopen`)).body.state).toBe('active');
});

test('a signatory looks after the members of their own organisation and nobody else', async () => {
  const list = await signatory.get('/api/people');
  expect(list.body.items.map((p: { name: string }) => p.name)).toEqual(['Aminata Sarr', 'Bruno Lefort']);
  expect((await signatory.get(`/api/people/${await idOf('officer')}`)).status).toBe(404);
  const colleague = { name: 'Léa Noël', role: 'ngo-editor', scope: santeSahel };
  expect((await signatory.post('/api/people', newcomer('lea@demo.example', colleague))).status).toBe(201);
  const elsewhere = newcomer('x@demo.example', { role: 'ngo-editor', scope: eauPourTous });
  expect((await signatory.post('/api/people', elsewhere)).status).toBe(403);
  expect((await signatory.post('/api/people', newcomer('y@demo.example', { role: 'finance' }))).status).toBe(403);
  expect(await app.db.one(`SELECT 1 FROM users WHERE email IN ('x@demo.example', 'y@demo.example')`)).toBeUndefined();
  // somebody known for another organisation: the role is given, the rest stays hidden
  const shared = await signatory.post('/api/people', newcomer('editor2@demo.example', colleague));
  expect(shared.body).toMatchObject({ name: 'Inès Caron', roles: [{ scope: santeSahel, scopeName: 'Santé Sahel' }] });
  expect(shared.body.roles).toHaveLength(1);
});

test('a role of an organisation needs one that exists', async () => {
  const give = async (body: object) =>
    (await admin.post(`/api/people/${await idOf('editor')}/give-role`, body)).body.errors[0].code;
  expect(await give({ role: 'ngo-signatory' })).toBe('user-roles-scope-of-role');
  expect(await give({ role: 'ngo-signatory', scope: newId() })).toBe('person.organisation-unknown');
});

test('one’s own password: the present one is asked for, the other sessions end', async () => {
  const here = await app.as('secretary');
  const there = await app.as('secretary');
  const change = (current: string) => here.post('/api/profile/change-password', { current, password: PASSWORD });
  expect((await change('wrong')).body.errors[0]).toMatchObject({ path: 'current', code: 'password.current-wrong' });
  expect((await here.get('/api/profile/sessions')).body.items).toHaveLength(2);
  expect((await change(TEST_PASSWORD)).status).toBe(204);
  expect((await there.get('/api/session')).status).toBe(401);
  const { items } = (await here.get('/api/profile/sessions')).body;
  expect(items).toMatchObject([{ current: true }]);
});

test('one’s own name and language; another’s session is not there', async () => {
  const officer = await app.as('officer');
  expect((await officer.patch('/api/profile', { name: 'Claire Morel-Ba', language: 'en' })).status).toBe(204);
  expect((await officer.get('/api/session')).body).toMatchObject({ name: 'Claire Morel-Ba', language: 'en' });
  const { items } = (await officer.get('/api/profile/sessions')).body;
  expect((await admin.delete(`/api/profile/sessions/${items[0].id}`)).status).toBe(404);
});

test('people are found by name or address, by role and by state', async () => {
  const find = async (query: string) =>
    (await admin.get(`/api/people?${query}`)).body.items.map((p: { name: string }) => p.name);
  expect(await find('q=helene')).toEqual(['Hélène Aubry']);
  expect(await find('role=auditor')).toEqual(['Paul Girard']);
  expect(await find('state=invited')).toContain('Max Arnoux');
  const roles = await admin.get('/api/roles');
  expect(roles.body.find((r: { key: string }) => r.key === 'admin').permissions).toContain('Ajouter une personne');
});
