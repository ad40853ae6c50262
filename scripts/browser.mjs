/**
 * A Chromium for the browser tests: CHROMIUM_PATH, else the machine's, else one brought by npm into `dist/browser` (it is
 * not among the dependencies, because 70 MB are a lot for people who have a browser). Only node: builtins.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The last one for Node 20, with the libraries and fonts that a bare machine lacks. */
const PACKAGE = '@sparticuz/chromium';
const VERSION = '147.0.0';
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * @param {string} root the repository
 * @param {(line: string) => void} say
 * @returns {string | undefined} the program; undefined when there is none for this machine
 */
export function findChromium(root, say) {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin'];
  const found = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(existsSync);
  if (found) return found;
  if (existsSync(MAC)) return MAC;
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  return bring(join(root, 'dist/browser'), say);
}

function bring(place, say) {
  const home = join(place, VERSION);
  const program = join(home, 'run-chromium');
  if (existsSync(program)) return program;
  say('Fetching a browser for the tests (once) …');
  rmSync(place, { recursive: true, force: true });
  const draft = join(place, 'draft');
  mkdirSync(draft, { recursive: true });
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const flags = ['--prefix', place, '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  run([...npm, 'install', ...flags, `${PACKAGE}@${VERSION}`]);
  // The package unpacks into the temporary folder, and its libraries only where it believes to be on its home ground.
  const unpack = `import(${JSON.stringify(pathToFileURL(join(place, 'node_modules', PACKAGE, 'build/esm/index.js')).href)})
    .then((it) => it.default.executablePath())`;
  run([process.execPath, '-e', unpack], { TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  const environment = `LD_LIBRARY_PATH='${home}/al2023/lib' FONTCONFIG_PATH='${home}/fonts'`;
  const script = `#!/bin/sh\nexec env ${environment} '${home}/chromium' "$@"\n`;
  writeFileSync(join(draft, 'run-chromium'), script, { mode: 0o755 });
  renameSync(draft, home);
  rmSync(join(place, 'node_modules'), { recursive: true, force: true });
  return program;
}

function run([program, ...args], env = {}) {
  const done = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } });
  if (done.status !== 0) throw new Error(`The browser could not be fetched: ${program} ${args.join(' ')} failed`);
}
