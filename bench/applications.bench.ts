import { actorByEmail } from '#libs/access';
import { type HOUSE } from '#libs/kernel';
import { Database, type Queryable } from '#libs/platform';
import { applicationPage } from '../libs/applications/application-list.js';
import type { ApplicationsQuery } from '../libs/applications/application-list.dto.js';
import { type Bench, milliseconds, perSecond } from './frame.js';
import { BENCH_PASSWORD, benchEnv, openHouse, ownerPool } from './house.js';
import { asker, startProgram } from './load.js';
import { seedApplications } from './seed.js';

const ROWS = 200_000;
const CLIENTS = 8;
const LIST = '/api/applications?programme=aids&state=submitted&state=complete&sort=-asked&limit=50';
const filter = (more: object) =>
  ({ limit: 50, programme: 'aids', state: ['submitted', 'complete'], sort: '-asked', ...more }) as ApplicationsQuery;

/** The list of applications over 200,000 rows, and its search, through the whole program against the same SQL on bare node:http. */
export default async function bench({ databaseUrl, report }: Bench): Promise<void> {
  const app = await openHouse(databaseUrl);
  const owner = ownerPool(databaseUrl, 2);
  await seedApplications(owner, { applications: ROWS, organisations: 50 });
  const one = await owner.query<{ id: string }>('SELECT id FROM organisations ORDER BY id LIMIT 1');
  await owner.query(
    `UPDATE user_roles SET scope = $1 WHERE user_id = (SELECT id FROM users WHERE email = 'editor@demo.example')`,
    [one.rows[0]!.id],
  );
  const db = app.get(Database);
  const house = await startProgram(
    '../apps/server/main.ts',
    ['--hat', 'api', '--no-screens'],
    benchEnv(databaseUrl, 16),
  );
  for (const person of ['officer', 'editor']) {
    const ask = asker(CLIENTS, { cookie: await cookieOf(house.url, person) });
    const actor = (await actorByEmail(db, `${person}@demo.example`))!;
    const bare = await startProgram('./bare-server.ts', [], {
      DATABASE_URL: databaseUrl,
      BENCH_SQL: await sqlOf(actor, filter({})),
    });
    await report(`GET /api/applications as ${person}, ${ROWS.toLocaleString('en')} rows, ${CLIENTS} connections`, {
      ours: () => perSecond(() => ask(house.url + LIST), { clients: CLIENTS }),
      theirs: () => perSecond(() => ask(bare.url), { clients: CLIENTS }),
      unit: '/s',
      aim: { atLeast: 0.7 },
    });
    await bare.stop();
    if (person === 'officer') await depthAndSearch({ databaseUrl, report }, { house: house.url, ask, actor });
  }
  await house.stop();
  await owner.end();
  await app.close();
}

interface Seat {
  house: string;
  ask: ReturnType<typeof asker>;
  actor: typeof HOUSE;
}

async function depthAndSearch({ databaseUrl, report }: Bench, { house, ask, actor }: Seat): Promise<void> {
  const deep = LIST.replace('limit=50', 'limit=200');
  let after = '';
  for (let row = 0; row < 5_000; row += 200) {
    const { next } = JSON.parse(await ask(`${house}${deep}${after}`)) as { next: string };
    after = `&after=${encodeURIComponent(next)}`;
  }
  await report('page at depth 5,000 against the first page', {
    ours: () => milliseconds(() => ask(`${house}${LIST}${after}`), 25),
    theirs: () => milliseconds(() => ask(house + LIST), 25),
    unit: 'ms',
    aim: { atMost: 1.3 },
  });
  for (const q of ['écoles lomé', 'ecoles lome']) {
    const asked = { limit: 50, q } as ApplicationsQuery;
    const bare = await startProgram('./bare-server.ts', [], {
      DATABASE_URL: databaseUrl,
      BENCH_SQL: await sqlOf(actor, asked),
    });
    await report(`search “${q}” against the bare full-text query`, {
      ours: () =>
        perSecond(() => ask(`${house}/api/applications?limit=50&q=${encodeURIComponent(q)}`), { clients: CLIENTS }),
      theirs: () => perSecond(() => ask(bare.url), { clients: CLIENTS }),
      unit: '/s',
      aim: { atLeast: 0.8 },
    });
    await bare.stop();
  }
}

/** What the program asks of PostgreSQL for this list, taken down instead of run. */
async function sqlOf(actor: typeof HOUSE, query: ApplicationsQuery): Promise<string> {
  const statements: { text: string; values: unknown[] }[] = [];
  const note = (text: string, values: unknown[] = []) => void statements.push({ text, values });
  const paper = {
    query: async (text: string, values?: unknown[]) => (note(text, values), []),
    one: async (text: string, values?: unknown[]) => (note(text, values), { n: 0n }),
  } as Queryable;
  await applicationPage(paper, actor, query);
  return JSON.stringify(statements);
}

async function cookieOf(url: string, person: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${person}@demo.example`, password: BENCH_PASSWORD }),
  });
  if (!answer.ok) throw new Error(`sign-in as ${person}: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
