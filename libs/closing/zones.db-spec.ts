import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { startApp, type TestApp } from '#libs/testing';
import { votedLine } from '../budgets/budgets.builder.js';

/** The zone of the server's clock must not say to which fiscal year an entry belongs. */
let house: TestApp;
let [open, closed] = ['', ''];

beforeAll(async () => {
  house = await startApp({ empty: true });
  open = await votedLine(house.app, 1_000n, { year: 2027 });
  closed = await votedLine(house.app, 1_000n, { year: 2026 });
  const owner = new pg.Client({ connectionString: house.settings.databaseUrl });
  await owner.connect();
  await owner.query('UPDATE fiscal_years SET closed_at = now() WHERE year = 2026');
  await owner.end();
});
afterAll(() => house.close());

const CHILD = join(import.meta.dirname, 'zone.child.builder.ts');
const NODE = ['--conditions=source', '--import', '@swc-node/register/esm-register'];

it.each(['UTC', 'Europe/Paris', 'America/New_York'])(
  'D07: in %s the first half hour of the Paris year is in that year, and the closed one takes nothing',
  async (zone) => {
    const { databaseUrl, dataDir } = house.settings;
    const { NODE_OPTIONS: _, ...outer } = process.env;
    const env = {
      ...outer,
      TZ: zone,
      NODE_ENV: 'test',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
    };
    const session = { SESSION_SECRET: 'for tests only, thirty-two characters' };
    const args = [...NODE, CHILD, open, closed];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...env, ...session } });
    expect(JSON.parse(stdout.trim().split('\n').at(-1)!)).toEqual({
      ...{ zone, day: '2027-01-01', year: 2027, before: 0 },
      entry: { day: '2027-01-01', year: 2027 },
      refused: { code: 'budget.year-closed', facts: { year: '2026' } },
    });
  },
);
