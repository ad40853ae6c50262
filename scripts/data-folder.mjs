/** The launcher's settings and the data folder: who may use it now, and the secrets that it keeps. Only node: builtins. */
import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Plain, root } from './prepare.mjs';
import { portTrouble, takeLock } from './processes.mjs';

const SAYS_YES = ['1', 'true', 'yes', 'on'];
const SAYS_NO = ['0', 'false', 'no', 'off'];

/**
 * What the launcher itself must know; the server checks everything again in its `Settings`.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ port: number, host: string, dataDir: string, databaseUrl?: string, demo: boolean }>}
 */
export async function readLaunchSettings(env) {
  const port = Number(env.PORT || 3000);
  const host = env.HOST || '127.0.0.1';
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Plain(`PORT must be a number, not “${env.PORT}”.`);
  const databaseUrl = env.DATABASE_URL || undefined;
  const production = env.NODE_ENV === 'production';
  const demo = readDemo(env.DEMO) ?? (!databaseUrl && !production);
  if (demo && production) {
    throw new Plain('DEMO is refused in production: invented people could sign in. Unset DEMO or NODE_ENV.');
  }
  await checkAddress(port, host);
  return { port, host, dataDir: resolve(root, env.DATA_DIR || 'data'), databaseUrl, demo };
}

/** A word that is neither is refused here: the server only sees what we made of it. */
function readDemo(given) {
  if (!given) return undefined;
  const word = given.toLowerCase();
  if (SAYS_YES.includes(word)) return true;
  if (SAYS_NO.includes(word)) return false;
  throw new Plain(`DEMO must be on or off, not “${given}”.`);
}

async function checkAddress(port, host) {
  const trouble = await portTrouble(port, host);
  if (trouble === 'EADDRINUSE') {
    throw new Plain(`Port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`);
  }
  if (trouble === 'EACCES') throw new Plain(`You may not listen on port ${port}. Set PORT to a number above 1023.`);
  if (trouble) throw new Plain(`HOST ${host} is not an address of this machine (${trouble}).`);
}

/**
 * Takes the data folder for this process and answers what the house's programs need of it.
 * @param {{ port: number, host: string, dataDir: string, demo: boolean }} settings
 */
export function openDataFolder({ port, host, dataDir, demo }) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Plain(
      `The data folder ${dataDir} cannot be used by you (${error.code}). Set DATA_DIR to another folder.`,
    );
  }
  const lock = takeLock(join(dataDir, 'start.lock'));
  if (!lock.release) {
    throw new Plain(
      `The data folder ${dataDir} is in use by process ${lock.heldBy}. Stop that, or set DATA_DIR to another folder.`,
    );
  }
  const secrets = readSecrets(join(dataDir, 'secrets.json'));
  return {
    release: lock.release,
    databasePassword: secrets.databasePassword,
    env: {
      PORT: String(port),
      HOST: host,
      DATA_DIR: dataDir,
      DEMO: demo ? '1' : '0',
      SESSION_SECRET: process.env.SESSION_SECRET || secrets.sessionSecret,
    },
  };
}

/** Made once and kept: sessions survive a restart, and the database stays reachable. */
function readSecrets(file) {
  if (existsSync(file)) {
    try {
      return JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
      throw new Plain(`${file} cannot be read (${error.message}). It holds the database's password.`);
    }
  }
  const secrets = { sessionSecret: randomBytes(32).toString('hex'), databasePassword: randomBytes(18).toString('hex') };
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}
