import { startApp, TEST_PASSWORD, type TestApp } from '#libs/testing';

let app: TestApp;
beforeAll(async () => void (app = await startApp()));
afterAll(() => app.close());

const signIn = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const officer = { email: 'officer@demo.example', password: TEST_PASSWORD };

test('a person signs in, is told who they are, and signs out', async () => {
  const client = await app.as('signatory');
  const { status, body } = await client.get('/api/session');
  expect(status).toBe(200);
  expect(body).toMatchObject({ name: 'Bruno Lefort', language: 'fr', shell: 'portal', roles: ['ngo-signatory'] });
  expect(body.organisations).toHaveLength(1);
  expect((await client.delete('/api/session')).status).toBe(204);
  expect((await client.get('/api/session')).status).toBe(401);
  expect((await (await app.as('officer')).get('/api/session')).body.shell).toBe('office');
});

test('the cookie is out of reach of scripts and other sites, and Secure behind TLS', async () => {
  const plain = (await signIn(officer)).headers.getSetCookie()[0];
  expect(plain).toMatch(/^aid_office=.*; Path=\/; HttpOnly; SameSite=Lax$/);
  const tls = (await signIn(officer, { 'X-Forwarded-Proto': 'https' })).headers.getSetCookie()[0];
  expect(tls).toContain('; Secure');
});

test('a session id that was there before sign-in is worth nothing afterwards', async () => {
  const first = (await signIn(officer)).headers.getSetCookie()[0]!.split(';')[0]!;
  const second = (await signIn(officer, { Cookie: first })).headers.getSetCookie()[0]!.split(';')[0]!;
  expect(second).not.toBe(first);
  const withFirst = await fetch(`${app.url}/api/session`, { headers: { Cookie: first } });
  expect(withFirst.status).toBe(401);
});

test('unknown person, wrong password, closed account and no password yet get the same answer', async () => {
  await app.db.query(
    `INSERT INTO users (id, email, name) VALUES (gen_random_uuid(), 'invited@demo.example', 'Invitée')`,
  );
  const closed = `INSERT INTO users (id, email, name, password_hash, disabled_at)
    SELECT gen_random_uuid(), 'closed@demo.example', 'Partie', password_hash, now() FROM users WHERE email = 'officer@demo.example'`;
  await app.db.query(closed);
  const tries = [
    { email: 'nobody@demo.example', password: TEST_PASSWORD },
    { email: officer.email, password: 'wrong' },
    { email: 'closed@demo.example', password: TEST_PASSWORD },
    { email: 'invited@demo.example', password: TEST_PASSWORD },
  ];
  const answers = await Promise.all(
    tries.map(async (body) => {
      const response = await signIn(body);
      const { requestId: _, ...problem } = (await response.json()) as Record<string, unknown>;
      return { status: response.status, problem };
    }),
  );
  expect(answers[0]!.status).toBe(401);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test('ten guesses at one person from one place, then a wait, whoever guesses right', async () => {
  const guess = () => signIn({ email: 'head@demo.example', password: 'wrong' }, { 'X-Forwarded-For': '192.0.2.7' });
  const statuses = await Promise.all(Array.from({ length: 12 }, async () => (await guess()).status));
  expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  const right = { email: 'head@demo.example', password: TEST_PASSWORD };
  const refused = await signIn(right, { 'X-Forwarded-For': '192.0.2.7' });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await signIn(right, { 'X-Forwarded-For': '192.0.2.8' })).status).toBe(201);
});

test('another site cannot act through a browser; a program that says nothing can', async () => {
  expect((await signIn(officer, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  expect((await signIn(officer, { 'Sec-Fetch-Site': 'same-site' })).status).toBe(403);
  expect((await signIn(officer, { Origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await signIn(officer, { Origin: 'null' })).status).toBe(403);
  expect((await signIn(officer, { Origin: app.url, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(201);
  expect((await signIn(officer)).status).toBe(201);
});

test('a request reads its session, person and permissions in one statement', async () => {
  const client = await app.as('officer');
  const seen: string[] = [];
  const query = app.db.query.bind(app.db);
  app.db.query = ((sql: string, params?: unknown[]) => (seen.push(sql), query(sql, params))) as typeof app.db.query;
  expect((await client.get('/api/session')).status).toBe(200);
  app.db.query = query;
  expect(seen).toEqual(['SELECT * FROM session_facts($1)']);
});

test('a malformed sign-in is refused without a fault', async () => {
  for (const body of [{}, { email: ['a'], password: { $ne: 1 } }, { email: officer.email }]) {
    expect((await signIn(body)).status).toBe(401);
  }
  expect((await signIn({ ...officer, roles: ['admin'] })).status).toBe(422);
});
