import { startApp, type TestApp } from '#libs/testing';
import { DEMO_ORGANISATIONS } from './access.demo.js';
import { actorByEmail } from './actors.js';
import { holdersOf, namesOf } from './people.repository.js';
import { definePermission, syncPermissions } from './permissions.js';
import { mayIn, newId, scopesOf } from '#libs/kernel';

definePermission({ key: 'thing.read', roles: ['officer', 'ngo-editor'] });
definePermission({ key: 'thing.change', roles: ['officer'] });

let app: TestApp;
beforeAll(async () => void (app = await startApp()));
afterAll(() => app.close());

const give = (email: string, role: string, scope: string | null = null) =>
  app.db.query(
    'INSERT INTO user_roles (id, user_id, role_key, scope) SELECT $1, id, $3, $4 FROM users WHERE email = $2',
    [newId(), email, role, scope],
  );

test('a role in a scope holds its permissions there and nowhere else', async () => {
  const editor = (await actorByEmail(app.db, 'editor@demo.example'))!;
  expect(scopesOf(editor, 'thing.read')).toEqual([DEMO_ORGANISATIONS.santeSahel]);
  expect(mayIn(editor, 'thing.read', DEMO_ORGANISATIONS.eauPourTous)).toBe(false);
  const officer = (await actorByEmail(app.db, 'officer@demo.example'))!;
  expect(scopesOf(officer, 'thing.read')).toBe('all');
  const auditor = (await actorByEmail(app.db, 'auditor@demo.example'))!;
  expect([...auditor.permissions.keys()].every((key) => key.endsWith('.read'))).toBe(true);
  expect(auditor.permissions.has('thing.read')).toBe(true);
});

test('holders of a permission: anywhere, here, or for the whole city', async () => {
  const emails = async (scope?: string | null) =>
    (await holdersOf(app.db, 'thing.read', scope)).map((p) => p.email.split('@')[0]);
  expect(await emails()).toEqual(['editor', 'officer', 'editor2', 'auditor']);
  expect(await emails(DEMO_ORGANISATIONS.santeSahel)).toEqual(['editor', 'officer', 'auditor']);
  expect(await emails(null)).toEqual(['officer', 'auditor']);
  const [first] = await holdersOf(app.db, 'thing.change');
  expect((await namesOf(app.db, [first!.id, null])).get(first!.id)).toBe('Claire Morel');
});

test('nobody is both authorising officer and accountant, whoever asks the database', async () => {
  await expect(give('finance@demo.example', 'accountant')).rejects.toThrow('user_roles_finance_or_accountant');
  await expect(give('accountant@demo.example', 'finance')).rejects.toThrow('user_roles_finance_or_accountant');
});

test('a role of an organisation needs one, a role of the city takes none', async () => {
  await expect(give('editor@demo.example', 'ngo-signatory')).rejects.toThrow('user_roles_scope_of_role');
  await expect(give('officer@demo.example', 'head', newId())).rejects.toThrow('user_roles_scope_of_role');
});

test('what an administrator changed survives the next start; new defaults arrive', async () => {
  await app.db.query(`DELETE FROM role_permissions WHERE role_key = 'officer' AND permission_key = 'thing.change'`);
  await app.db.query(`INSERT INTO role_permissions (role_key, permission_key) VALUES ('head', 'thing.change')`);
  await app.db.query(`UPDATE permissions SET default_roles = '{officer,reviewer}' WHERE key = 'thing.read'`);
  await app.db.query(`INSERT INTO role_permissions (role_key, permission_key) VALUES ('reviewer', 'thing.read')`);
  await Promise.all([syncPermissions(app.db), syncPermissions(app.db)]);
  const rows = await app.db.query<{ k: string; roles: string }>(
    `SELECT permission_key AS k, string_agg(role_key, ',' ORDER BY role_key) AS roles FROM role_permissions
     WHERE permission_key LIKE 'thing.%' GROUP BY 1 ORDER BY 1`,
  );
  expect(rows).toEqual([
    { k: 'thing.change', roles: 'head' },
    { k: 'thing.read', roles: 'auditor,ngo-editor,officer' },
  ]);
});
