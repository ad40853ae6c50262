import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runMigrations } from 'bullmq';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { APP_ROLE, dataSourceOptions } from '#libs/platform';
import { syncPermissions } from '#libs/access';
import './rooms.js';

/** Only one process migrates at a time; the others wait. */
const LOCK = 7_316_504_411;

/**
 * Migrates the database and the queue's tables, creates the program's role, and writes down which permissions exist.
 * @param folder where the migrations lie
 * @returns the names of the migrations that ran
 * @throws Error when the role may not create roles or extensions, saying what to grant
 */
export async function migrateDatabase(url: string, folder: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await prepareRole(client);
    const source = await new DataSource({
      ...dataSourceOptions(url, { asOwner: true }),
      migrations: await migrationsIn(folder),
    }).initialize();
    try {
      const done = await source.runMigrations({ transaction: 'each' });
      await migrateQueue(client);
      await syncPermissions(client);
      return done.map(({ name }) => name);
    } finally {
      await source.destroy();
    }
  } finally {
    await client.end();
  }
}

export async function migrationsIn(folder: string): Promise<(new () => MigrationInterface)[]> {
  const files = readdirSync(folder)
    .filter((name) => /^\d{13}-.*(?<!\.d|spec)\.(ts|js)$/.test(name))
    .sort();
  const modules = await Promise.all(
    files.map(
      (name) => import(pathToFileURL(join(folder, name)).href) as Promise<Record<string, new () => MigrationInterface>>,
    ),
  );
  return modules.flatMap((module) => Object.values(module));
}

/** The program's role may read and write rows, and nothing else. Append-only tables take more away from it in their migration. */
async function prepareRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>('SELECT quote_ident(current_user) AS name');
  const owner = rows[0]!.name;
  try {
    await client.query(
      `DO $$ BEGIN CREATE ROLE ${APP_ROLE} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
    );
    await client.query(`GRANT ${APP_ROLE} TO ${owner} WITH SET TRUE, INHERIT FALSE`);
  } catch (error) {
    const member = await client
      .query(`SELECT pg_has_role(current_user, $1, 'SET') AS may`, [APP_ROLE])
      .catch(() => ({ rows: [{ may: false }] }));
    if (!member.rows[0]?.may) {
      throw new Error(
        `${owner} may not create the role ${APP_ROLE}. Let a superuser run: CREATE ROLE ${APP_ROLE} NOLOGIN; GRANT ${APP_ROLE} TO ${owner};`,
        { cause: error },
      );
    }
  }
  await client.query(`
    GRANT USAGE ON SCHEMA public TO ${APP_ROLE};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${APP_ROLE};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${APP_ROLE};
  `);
}

/** BullMQ makes a sequence for each queue when it first needs one, so its schema alone is open to CREATE. */
async function migrateQueue(client: pg.Client): Promise<void> {
  await runMigrations(client, 'bullmq');
  await client.query(`
    GRANT USAGE, CREATE ON SCHEMA bullmq TO ${APP_ROLE};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA bullmq TO ${APP_ROLE};
    GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA bullmq TO ${APP_ROLE};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA bullmq TO ${APP_ROLE};
  `);
}
