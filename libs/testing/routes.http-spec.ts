import { describeApi } from '../../apps/server/describe-api.js';
import { allPermissions, ROLES } from '#libs/access';
import { startApp, type TestApp, TEST_PASSWORD } from './app.js';
import { testClient } from './client.js';
import { addressOf, type Route, routesOf } from './routes.js';

/** Demonstration person who holds the role and no other. */
const PERSON: Record<string, string> = {
  'ngo-editor': 'editor',
  'ngo-signatory': 'signatory',
  officer: 'officer',
  reviewer: 'reviewer',
  head: 'head',
  elected: 'elected',
  secretary: 'secretary',
  finance: 'finance',
  accountant: 'accountant',
  auditor: 'auditor',
  admin: 'admin',
};

let house: TestApp;
let openings: Map<string, string>;
let routes: Route[];
beforeAll(async () => {
  house = await startApp();
  const { paths } = describeApi(house.app);
  openings = new Map(
    Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations as Record<string, Record<string, string>>).map(([method, operation]) => [
        `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
        operation['x-permission'] ?? 'none',
      ]),
    ),
  );
  routes = routesOf(house.app);
});
afterAll(() => house.close());

/** Outside the description: nothing in it names a person or a file. */
const UNDESCRIBED = ['GET /api/health/live', 'GET /api/health/ready', 'GET /api/metrics'];
const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const openingOf = (route: Route) => (UNDESCRIBED.includes(nameOf(route)) ? 'public' : openings.get(nameOf(route)));

async function ask(route: Route, cookie: string): Promise<number> {
  const response = await fetch(house.url + addressOf(route), {
    method: route.method,
    redirect: 'manual',
    headers: {
      ...(cookie ? { Cookie: cookie } : {}),
      ...(route.method === 'GET' ? {} : { 'Content-Type': 'application/json', 'Idempotency-Key': 'routes-spec' }),
    },
    ...(route.method === 'GET' || route.method === 'HEAD' ? {} : { body: '{}' }),
  });
  await response.arrayBuffer();
  return response.status;
}

it('every route says whom it is open to', () => {
  expect(routes.length).toBeGreaterThan(40);
  expect(
    routes
      .filter(
        (route) =>
          !['public', 'signed-in'].includes(openingOf(route) ?? '') &&
          !allPermissions().some((p) => p.key === openingOf(route)),
      )
      .map(nameOf),
  ).toEqual([]);
});

it('nobody who is not signed in gets further than the public routes', async () => {
  const answers = await Promise.all(
    routes.filter((r) => openingOf(r) !== 'public').map(async (r) => [nameOf(r), await ask(r, '')]),
  );
  expect(answers.filter(([, status]) => status !== 401)).toEqual([]);
});

it.each(ROLES)('%s is let in where a permission says so, and nowhere else', async (role) => {
  // DELETE /api/session would end the session that this test walks with
  const walked = routes.filter((r) => openingOf(r) !== 'public' && nameOf(r) !== 'DELETE /api/session');
  const client = await testClient(house.url, { email: `${PERSON[role]}@demo.example`, password: TEST_PASSWORD });
  const wrong: string[] = [];
  for (const route of walked) {
    const permission = openingOf(route)!;
    const may =
      permission === 'signed-in' ||
      allPermissions()
        .find((p) => p.key === permission)!
        .roles.includes(role);
    const status = await ask(route, client.cookie);
    const refused = status === 403 || status === 401;
    if (refused === may || status >= 500)
      wrong.push(`${nameOf(route)} (${permission}): ${status}, ${may ? 'should open' : 'should refuse'}`);
  }
  expect(wrong).toEqual([]);
});
