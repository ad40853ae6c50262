/** What a command must undo before it ends, whatever ends it: a signal, a failure, the shell that started it. */
import { spawn } from 'node:child_process';
import { Plain, root } from './prepare.mjs';
import { endProcess } from './processes.mjs';

/** What must be undone, in the order of making. */
export const closings = [];
let stopping;

export const isStopping = () => stopping !== undefined;

/** Ends everything, the last made first. */
export function stop(code) {
  stopping ??= (async () => {
    process.exitCode = code;
    for (const close of closings.splice(0).reverse()) {
      await close().catch((error) => console.error(error.message));
    }
    process.exit();
  })();
  return stopping;
}

export function listenForTheEnd() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (!stopping) console.log('Stopping …');
      void stop(0);
    });
  }
  // npm passes signals to the shell between us, and not every shell passes them on; but it dies of them.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid !== parent && !stopping && void stop(0), 300).unref();
  }
}

/**
 * Runs a program of ours to its end and answers what it wrote to its output.
 * @param {string[]} args of Node
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>}
 */
export function runToEnd(args, env) {
  return new Promise((resolve, reject) => {
    if (stopping) return;
    const child = spawn(process.execPath, args, {
      cwd: root,
      env,
      detached: true,
    });
    const end = () => endProcess(child.pid, 'SIGTERM', 5000);
    closings.push(end);
    const said = { out: '', all: '' };
    child.stdout.on('data', (data) => ((said.out += data), (said.all += data)));
    child.stderr.on('data', (data) => (said.all += data));
    child.once('error', reject);
    child.once('close', (code) => {
      closings.splice(closings.indexOf(end), 1);
      if (code === 0) resolve(said.out);
      else if (!stopping) reject(new Plain(`${args.at(-1)} failed:\n${said.all.trim()}`));
    });
  });
}

/** A keeper's last act when it fails. @param {Error} error */
export async function giveUp(error) {
  if (stopping) return;
  console.error(error instanceof Plain ? `\n${error.message}` : error);
  await stop(1);
}
