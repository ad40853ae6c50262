/**
 * Builds what is older than its sources: the server by swc, the screens by React Router. A stamp in `dist` names the state
 * of the sources by their content, so that a `git checkout` back and forth never runs old code. Only node: builtins here.
 *
 * As a program: `node scripts/build.mjs [server] [web] [--force]`, both parts by default.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const bin = (name) => join(root, 'node_modules/.bin', name);

/** @type {Record<string, { sources: string[], make: (signal?: AbortSignal) => Promise<void>, result: string }>} */
const PARTS = {
  server: {
    sources: ['apps/server', 'libs', 'migrations', '.swcrc', 'package.json', 'package-lock.json'],
    make: buildServer,
    result: 'dist/apps/server/main.js',
  },
  web: {
    sources: ['apps/web', 'libs/kernel', 'package.json', 'package-lock.json'],
    make: (signal) => run(bin('react-router'), ['build', 'apps/web'], signal),
    result: 'dist/web/server/index.js',
  },
};

/**
 * Brings the parts up to date. Answers the names of those that had to be built.
 * @param {string[]} parts
 * @param {{ force?: boolean, say?: (line: string) => void }} options
 */
export async function build(parts = Object.keys(PARTS), { force = false, say = () => {}, signal } = {}) {
  const built = [];
  for (const name of parts) {
    const part = PARTS[name];
    if (!existsSync(join(root, part.sources[0]))) continue;
    const stamp = join(dist, `${name}.stamp`);
    const state = stateOf(part.sources);
    if (!force && existsSync(join(root, part.result)) && read(stamp) === state) continue;
    say(`Building the ${name === 'web' ? 'screens' : 'server'} …`);
    mkdirSync(dist, { recursive: true });
    rmSync(stamp, { force: true });
    await part.make(signal);
    writeFileSync(stamp, state);
    built.push(name);
  }
  return built;
}

/** Compiles beside and swaps: files of deleted sources, a migration above all, must not live on in `dist`. */
async function buildServer(signal) {
  const draft = join(dist, `new-${process.pid}`);
  const folders = ['apps/server', 'libs', 'migrations'].filter((folder) => existsSync(join(root, folder)));
  const ignored = ['**/*spec.ts', '**/*.builder.ts', 'libs/testing/**'];
  try {
    const flags = ['-d', draft, '--copy-files', '--quiet', '--ignore', ignored.join(',')];
    await run(bin('swc'), [...folders, ...flags], signal);
    for (const folder of folders) {
      const target = join(dist, folder);
      mkdirSync(dirname(target), { recursive: true });
      rmSync(target, { recursive: true, force: true });
      renameSync(join(draft, folder), target);
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function stateOf(sources) {
  const sum = createHash('sha256');
  for (const file of sources.flatMap((source) => filesUnder(source)).filter((name) => !name.endsWith('spec.ts'))) {
    sum.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return sum.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(join(root, path))) return [];
  const entries = /\.\w+$/.test(path)
    ? undefined
    : readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (!entries) return [path];
  return entries.flatMap((entry) => {
    if (entry.name === '.react-router' || entry.name === 'node_modules') return [];
    return entry.isDirectory() ? filesUnder(`${path}/${entry.name}`) : [`${path}/${entry.name}`];
  });
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Runs a program of the tool chain; what it says is shown only when it fails. */
function run(program, args, signal) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: 'production', CI: 'true' };
    const child = spawn(program, args, { cwd: root, env, signal });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${program.split('/').at(-1)} failed:\n${said.trim()}`)),
    );
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  const parts = args.filter((name) => name in PARTS);
  const options = { force: args.includes('--force'), say: (line) => console.log(line) };
  await build(parts.length > 0 ? parts : undefined, options).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
