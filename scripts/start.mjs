/**
 * `npm start`: from a fresh clone to a running house. It owns PostgreSQL and the server: they are its children, the server
 * ends before the database, and nothing is left when it ends. What it says is the whole story; the logs go to files.
 */
import { fork } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from './database-of-our-own.mjs';
import { openDataFolder, readLaunchSettings } from './data-folder.mjs';
import { demonstrationPassword, describeSignIns } from './demonstration.mjs';
import { closings, giveUp, isStopping, listenForTheEnd, runToEnd, stop } from './keeper.mjs';
import { Plain, prepare, root } from './prepare.mjs';
import { endProcess, until } from './processes.mjs';

const say = (line) => console.log(line);
process.stdout.on('error', () => {}); // the reader of our words may leave; the house stays

async function main() {
  listenForTheEnd();
  const settings = await readLaunchSettings(process.env);
  const folder = openDataFolder(settings);
  closings.push(async () => folder.release());
  const preparing = new AbortController();
  closings.push(async () => preparing.abort());
  await prepare({ say, signal: preparing.signal });
  const env = { ...process.env, ...folder.env };
  let note;
  if (!settings.databaseUrl) {
    say('Starting PostgreSQL …');
    const opening = openDatabase({ root, dataDir: settings.dataDir, password: folder.databasePassword });
    closings.push(async () => (await opening).stop());
    env.DATABASE_URL = (await opening).url;
    note = join((await opening).home, 'prepared.json');
  }
  process.umask(0o077); // what the house writes from here on are people's files
  const signIns = await prepareDatabase(env, settings, note);
  say('Starting the server …');
  const url = await serve(env, settings.dataDir);
  say(`\nReady: ${url}\n`);
  signIns.tell();
  say(`Log: ${join(settings.dataDir, 'server.log')}. Stop with Ctrl-C.`);
}

/**
 * Migrates and plants. The embedded database bears a note of the program that last did so: the same one need not do it again.
 * @param {string | undefined} note
 */
async function prepareDatabase(env, settings, note) {
  const program = readFileSync(join(root, 'dist/server.stamp'), 'utf8');
  const before = note && existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : {};
  const same = before.program === program && before.demo === settings.demo;
  if (same && !process.env.DEMO_PASSWORD) return { tell: () => settings.demo && tellSignIns(before.said) };
  say('Bringing the database up to date …');
  await runToEnd(['dist/apps/server/migrate.js'], env);
  const { demo } = settings;
  const { said = '', password, shown } = demo ? await plant(env, settings) : {};
  const tell = () => {
    if (demo) tellSignIns(said, password);
    shown?.();
    if (note) writeFileSync(note, JSON.stringify({ program, demo, said }));
  };
  return { tell };
}

const tellSignIns = (said, password) => say(`${describeSignIns(said, password).join('\n')}\n`);

async function plant(env, { dataDir, databaseUrl }) {
  say('Planting the demonstration city …');
  const { password, shown } = demonstrationPassword({ dataDir, databaseUrl, wished: process.env.DEMO_PASSWORD });
  return {
    said: await runToEnd(['dist/apps/server/demo.js'], { ...env, DEMO_PASSWORD: password ?? '' }),
    password,
    shown,
  };
}

/** Starts the server with both hats and waits until it listens. Its death later ends us too. */
async function serve(env, dataDir) {
  if (isStopping()) return new Promise(() => {});
  const logFile = join(dataDir, 'server.log');
  if (existsSync(logFile) && statSync(logFile).size > 20_000_000) truncateSync(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const from = statSync(logFile).size;
  const child = fork(join(root, 'dist/apps/server/main.js'), ['--hat', 'both'], {
    cwd: root,
    env,
    detached: true, // Ctrl-C reaches it through us, when its turn comes
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  let url, ended;
  child.on('message', (message) => (url ??= message.ready));
  child.once('exit', (code, signal) => (ended = signal ?? code));
  closings.push(() => endProcess(child.pid, 'SIGTERM', 20_000));
  await until(() => url ?? ended !== undefined, 60_000);
  const lastWords = () => readFileSync(logFile).subarray(from).toString().trim().split('\n').slice(-15).join('\n');
  if (!url) throw new Plain(`The server did not start:\n${lastWords()}`);
  child.once('exit', () => {
    if (isStopping()) return;
    console.error(`The server ended by itself (${ended}):\n${lastWords()}`);
    void stop(1);
  });
  return url;
}

main().catch(giveUp);
