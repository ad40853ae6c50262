/**
 * Makes a clone ready to run: dependencies as the lock file says, `dist` as the sources say. Only node: builtins here and in
 * what this imports, because there may be no node_modules yet.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { takeLock } from './processes.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A trouble that the person at the terminal can mend: shown without a stack. */
export class Plain extends Error {}

/**
 * Installs and builds what is missing or old. Several commands in one clone take turns.
 * @param {{ parts?: string[], say: (line: string) => void, signal?: AbortSignal }} options
 */
export async function prepare({ parts, say, signal }) {
  checkNode();
  const release = await turn(say);
  try {
    if (outdated()) await install(say, signal);
    await build(parts, { say, signal });
  } finally {
    release();
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Plain(`Node ${process.versions.node} is too old. Install Node 20.19 or newer: https://nodejs.org`);
  }
}

/** Waits until no other command installs or builds in this clone. */
async function turn(say) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (let told = false; ; told = true) {
    const lock = takeLock(join(root, 'dist/prepare.lock'));
    if (lock.release) return lock.release;
    if (!told) say(`Waiting for another command that installs or builds here (process ${lock.heldBy}) …`);
    await sleep(200);
  }
}

/** Does node_modules differ from the lock file? Compared by content: times say nothing after a checkout or a copy. */
function outdated() {
  const seen = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(seen)) return true;
  const there = JSON.parse(readFileSync(seen, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).some(
    ([path, { version, optional }]) => path !== '' && !optional && there[path]?.version !== version,
  );
}

function install(say, signal) {
  say('Installing dependencies (once; a minute or two) …');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [program, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...before, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], signal });
    child.once('error', (error) => reject(new Plain(`npm cannot be run: ${error.message}`)));
    child.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Plain('npm ci failed; what it said stands above. Mend that and start again.')),
    );
  });
}
