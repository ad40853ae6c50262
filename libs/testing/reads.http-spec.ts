import { ROLES } from '#libs/access';
import { plantCity } from '../../apps/server/demo.js';
import { startApp, type TestApp } from './app.js';
import { addressOf, routesOf } from './routes.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp();
  await plantCity(house.app);
}, 180_000);
afterAll(() => house.close());

/** A sum over every row of every table but the sessions, whose last use is written down. */
async function state(): Promise<Record<string, string>> {
  const tables = await house.db.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT IN ('sessions', 'sign_in_attempts')`,
  );
  const sums = await Promise.all(
    tables.map(({ name }) =>
      house.db.one<{ sum: string }>(
        `SELECT count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) AS sum FROM "${name}" t`,
      ),
    ),
  );
  return Object.fromEntries(tables.map(({ name }, i) => [name, sums[i]!.sum]));
}

it('no GET changes anything, whoever asks for whatever there is', async () => {
  const gets = routesOf(house.app).filter((r) => r.method === 'GET');
  const people = ['editor', 'officer', 'head', 'finance', 'accountant', 'secretary', 'auditor', 'admin'];
  expect(ROLES.length).toBeGreaterThan(people.length);
  const clients = await Promise.all(people.map((name) => house.as(name)));
  const before = await state();
  const seen = new Map<string, Set<number>>();
  for (const client of clients) {
    const ids = new Map<string, string>();
    for (const route of [...gets].sort((a, b) => a.path.length - b.path.length)) {
      const collection = route.path.slice(0, route.path.indexOf('/:') + 1 || undefined);
      const address =
        route.path.includes('/:') && ids.has(collection)
          ? addressOf({ ...route, path: route.path.replace(/:\w+/, ids.get(collection)!) })
          : addressOf(route);
      const { status, body } = await client.get(address);
      seen.set(route.path, (seen.get(route.path) ?? new Set()).add(status));
      const first = (body as { items?: { id?: string }[] } | undefined)?.items?.[0]?.id;
      if (first) ids.set(`${route.path}/`, first);
    }
  }
  expect(await state()).toEqual(before);
  // the walk would prove nothing if it had met only refusals
  expect([...seen].filter(([, statuses]) => statuses.has(200)).length).toBeGreaterThan(gets.length / 2);
  expect([...seen].filter(([, statuses]) => [...statuses].some((s) => s >= 500)).map(([path]) => path)).toEqual([]);
}, 180_000);
