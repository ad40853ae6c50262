/**
 * `npm test`: from a fresh clone to a verdict. Everything after `--` goes to Jest: `npm test -- libs/grants`.
 * The closing line is `N passed, N failed`, alone on its line.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findChromium } from './browser.mjs';
import { Plain, prepare, root } from './prepare.mjs';

const say = (line) => console.log(line);
const results = join(root, 'dist', `tests-${process.pid}.json`);
let servers, jest;

async function main() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void cutShort(signal));
  await prepare({ say });
  const env = { ...process.env, NODE_ENV: 'test' };
  env.STANDARDS_DIR = resolve(root, process.env.STANDARDS_DIR || '../shared/standards');
  if (!existsSync(env.STANDARDS_DIR))
    say(`No standards at ${env.STANDARDS_DIR}: the tests that need them are skipped.`);
  const chromium = findChromium(root, say);
  if (chromium) env.CHROMIUM_PATH = chromium;
  else say('No Chromium for this machine (set CHROMIUM_PATH): the browser tests will fail.');
  const { startTestServers } = await import('./test-servers.mjs');
  servers = await startTestServers(env);
  const code = await runJest(env);
  await servers.stop();
  report(code);
}

function runJest(env) {
  const flags = ['--json', `--outputFile=${results}`, '--testLocationInResults=false'];
  const program = join(root, 'node_modules/jest/bin/jest.js');
  return new Promise((done) => {
    jest = spawn(process.execPath, [program, ...flags, ...process.argv.slice(2)], {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'inherit'], // Jest tells people on stderr, programs on stdout
    });
    jest.once('exit', (code) => done(code ?? 1));
  });
}

/** A file that could not even be run counts as one failed test. */
function report(code) {
  const told = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : undefined;
  rmSync(results, { force: true });
  const failed = told ? told.numFailedTests + told.numRuntimeErrorTestSuites : 1;
  const skipped = told ? told.numPendingTests + told.numTodoTests : 0;
  process.exitCode = failed > 0 ? 1 : code;
  const line = `${told?.numPassedTests ?? 0} passed, ${Math.max(failed, code === 0 ? 0 : 1)} failed`;
  say(skipped > 0 ? `${line}, ${skipped} skipped` : line);
}

async function cutShort(signal) {
  jest?.kill(signal);
  await servers?.stop();
  rmSync(results, { force: true });
  process.exit(1);
}

main().catch(async (error) => {
  console.error(error instanceof Plain ? error.message : error);
  await servers?.stop();
  say('0 passed, 1 failed');
  process.exit(1);
});
