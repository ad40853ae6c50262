import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  /** Address of the new database, as its owner (the role that migrates; not a superuser). */
  url: string;
  name: string;
  /** Drops the database; connections still open are cut. */
  close: () => Promise<void>;
}

/**
 * A new, migrated, empty database for one test file: a copy of the run's template, made in some 60 ms.
 * @throws when Jest was started without the global setup of jest.config.js.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  const template = process.env.TEST_TEMPLATE;
  if (!server || !template)
    throw new Error('No test database server: run the tests with the jest.config.js of the repository');
  const name = `t_${randomBytes(8).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, name, close: () => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Address of the run's Redis, or undefined on a machine without one: `(redisUrl ? describe : describe.skip)(…)`. */
export const redisUrl = process.env.TEST_REDIS_URL;
