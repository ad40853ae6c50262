/**
 * A PostgreSQL of our own in a folder: made when it is not there, adopted when an earlier owner died, started otherwise.
 * Used by the launcher, the development loop and the tests. The npm package only brings the programs; they are run from
 * here, because the server must outlive the first signal (it is stopped last) and survive an owner that was killed.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, realpathSync, renameSync } from 'node:fs';
import { rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binaries, must, serverAccount } from './postgres-account.mjs';
import { endProcess, freePort, portTrouble, processNow, processesIn, until } from './processes.mjs';

/**
 * @typedef {object} Postgres
 * @property {string} url address as superuser, database `postgres`
 * @property {number} pid
 * @property {number} port
 * @property {boolean} adopted it was running already
 * @property {(signal?: NodeJS.Signals) => Promise<void>} stop
 * @property {() => boolean} alive
 */

/** Only this machine may connect, with a password, and by TCP: paths of Unix sockets have a length limit. */
const ALWAYS = { listen_addresses: '127.0.0.1', unix_socket_directories: '', lc_messages: 'C', timezone: 'UTC' };

/** For clusters that are thrown away: nothing needs to survive a power cut. */
export const THROW_AWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  max_wal_size: '2GB',
};

/**
 * Starts the PostgreSQL that lives in `home`. The caller sees to it that only one process does so at a time.
 * @param {{ root: string, home: string, settings?: Record<string, string>, noSync?: boolean }} options
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ root, home, settings = {}, noSync = false }) {
  const account = serverAccount();
  const programs = binaries(root, account);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const cluster = join(realpathSync(home), 'cluster');
  if (!existsSync(cluster)) initialise({ cluster, programs, account, noSync });
  const orphan = await runningServer(cluster);
  if (orphan) return server(orphan, home, true);
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(home, attempt > 1);
    try {
      return server(await launch({ cluster, home, programs, account, port, settings }), home, false);
    } catch (error) {
      if (attempt === 5 || !/TCP\/IP socket/.test(error.message)) throw error; // somebody was quicker at this port
    }
  }
}

/** Makes the cluster beside its place and moves it there whole, so that a half-made one is never taken for a cluster. */
function initialise({ cluster, programs, account, noSync }) {
  const draft = `${cluster}.new`;
  const secret = `${cluster}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const password = randomBytes(18).toString('hex');
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  if (account.uid !== undefined) for (const path of [draft, secret]) chownSync(path, account.uid, account.gid);
  const flags = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8'];
  // The ICU root order sorts accents as people expect, on every machine alike; the environment's locale would not.
  flags.push('--locale-provider=icu', '--icu-locale=und', '--locale=C', ...(noSync ? ['--no-sync'] : []));
  const { uid, gid } = account;
  try {
    must(join(programs, 'bin', 'initdb'), [`--pgdata=${draft}`, ...flags], { uid, gid, cwd: '/' });
  } finally {
    rmSync(secret, { force: true });
  }
  writeAccess(join(cluster, '..'), { password });
  renameSync(draft, cluster);
}

const accessFile = (home) => join(home, 'access.json');

/** Port and password of the cluster; only the owner of the folder may read them. */
export function readAccess(home) {
  return JSON.parse(readFileSync(accessFile(home), 'utf8'));
}

function writeAccess(home, change) {
  const before = existsSync(accessFile(home)) ? readAccess(home) : {};
  writeFileSync(accessFile(home), JSON.stringify({ ...before, ...change }), { mode: 0o600 });
}

/** The port of the last time, so that a tool that was pointed at it still works; another one when it is taken now. */
async function choosePort(home, another) {
  const { port } = readAccess(home);
  if (port && !another && !(await portTrouble(port, '127.0.0.1'))) return port;
  const chosen = await freePort();
  writeAccess(home, { port: chosen });
  return chosen;
}

/** What postmaster.pid says: process, port and state. */
function pidFile(cluster) {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), state: lines[7]?.trim() ?? '' };
  } catch {
    return undefined;
  }
}

/**
 * The server that an owner who was killed has left behind, when it is well. A dying one is waited for. A file of a server
 * that is gone is removed once no process works in the cluster any more: its number may by now be a zombie's or a stranger's.
 */
async function runningServer(cluster) {
  const settled = await until(() => {
    const file = pidFile(cluster);
    if (!file) return { none: true };
    const workers = processesIn(cluster);
    const alive = processNow(file.pid) && (process.platform !== 'linux' || workers.includes(file.pid));
    if (alive) return file.state === 'ready' && file;
    if (workers.length > 0) return undefined;
    if (process.platform === 'linux') rmSync(join(cluster, 'postmaster.pid'), { force: true });
    return { none: true };
  }, 20_000);
  if (!settled)
    throw new Error(`PostgreSQL of an earlier run neither starts nor stops in ${cluster}. End it and try again.`);
  return settled.none ? undefined : settled;
}

/** Starts the server; it does not belong to our terminal, so that Ctrl-C reaches it only through us. */
async function launch({ cluster, home, programs, account, port, settings }) {
  const logFile = join(home, 'server.log');
  if (existsSync(logFile) && statSync(logFile).size > 5_000_000) truncateSync(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const from = statSync(logFile).size;
  const flags = Object.entries({ ...ALWAYS, ...settings, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { uid, gid } = account;
  const child = spawn(join(programs, 'bin', 'postgres'), ['-D', cluster, ...flags], {
    uid,
    gid,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
  closeSync(log);
  let failure;
  child.once('error', (error) => (failure = error.message));
  child.once(
    'exit',
    () =>
      (failure ??= (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '')
        .slice(from)
        .trim()
        .split('\n')
        .slice(-3)
        .join(' ')),
  );
  await until(() => failure || (pidFile(cluster)?.pid === child.pid && pidFile(cluster).state === 'ready'), 60_000);
  if (failure !== undefined) throw new Error(`PostgreSQL did not start: ${failure} (more in ${logFile})`);
  child.unref();
  return { pid: child.pid, port };
}

/** @returns {Postgres} */
function server({ pid, port }, home, adopted) {
  const { password } = readAccess(home);
  const { started } = processNow(pid) ?? {};
  const alive = () => processNow(pid)?.started === started;
  return {
    pid,
    port,
    adopted,
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    // SIGINT is PostgreSQL's fast shutdown: connections are cut, everything is written. SIGQUIT leaves without writing.
    stop: (signal = 'SIGINT') => (alive() ? endProcess(pid, signal, 30_000) : Promise.resolve()),
    alive,
  };
}
