/** What the launcher must know of processes: are they alive, whose folder is this, how to end one. Only node: builtins. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, readdirSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A process as it is now, or undefined when there is none. A zombie counts as gone: it holds nothing any more.
 * `started` tells two processes apart that had the same number one after the other.
 * @param {number} pid
 * @returns {{ started: string } | undefined}
 */
export function processNow(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return undefined;
  }
  try {
    if (process.platform !== 'linux') {
      return { started: execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() };
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : { started: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

/**
 * Processes whose working folder is `folder` (Linux only; elsewhere none are found).
 * @param {string} folder
 * @returns {number[]}
 */
export function processesIn(folder) {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder;
      } catch {
        return false;
      }
    })
    .map(Number);
}

/**
 * Waits until `condition` gives something true and returns it; undefined when the time is over.
 * @template T
 * @param {() => T | Promise<T>} condition
 * @param {number} milliseconds
 */
export async function until(condition, milliseconds) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) return undefined;
    await sleep(20);
  }
}

/**
 * Asks a process to end, and makes it end when it does not listen.
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 * @param {number} patience milliseconds before SIGKILL
 */
export async function endProcess(pid, signal, patience) {
  const first = processNow(pid);
  const gone = () => processNow(pid)?.started !== first?.started;
  if (!first) return;
  try {
    process.kill(pid, signal);
    if (await until(gone, patience)) return;
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
  await until(gone, 5000);
}

/**
 * Takes a lock that a dead owner cannot keep: the file names its owner's process. Returns the owner when it is alive.
 * @param {string} file
 * @returns {{ release: () => void } | { heldBy: number }}
 */
export function takeLock(file) {
  const mine = JSON.stringify({ pid: process.pid, started: processNow(process.pid)?.started });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, mine);
  try {
    for (;;) {
      try {
        linkSync(draft, file); // appears whole or not at all
        return { release: () => readOr(file) === mine && rmSync(file, { force: true }) };
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const held = readOr(file);
      const owner = parseOwner(held);
      if (owner && processNow(owner.pid)?.started === owner.started) return { heldBy: owner.pid };
      dropStale(file, held);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes a dead owner's lock; puts it back when another process was quicker and this is already its lock. */
function dropStale(file, seen) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readOr(aside) !== seen) linkSync(aside, file);
  } catch {
    // another process has just done the same
  } finally {
    rmSync(aside, { force: true });
  }
}

function readOr(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parseOwner(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Can this address be listened on? Answers the error code, or undefined when it is free.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>}
 */
export function portTrouble(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code ?? 'UNKNOWN'));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}

/** A loopback port that nobody uses now. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
