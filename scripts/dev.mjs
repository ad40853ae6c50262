/**
 * `npm run dev`: the house from its sources, reloading as one types. Two processes: Vite serves the screens and passes /api
 * on; the API restarts when one of its files changes. The database is the embedded one in DATA_DIR, or DATABASE_URL's.
 */
import { spawn } from 'node:child_process';
import { openDatabase } from './database-of-our-own.mjs';
import { openDataFolder, readLaunchSettings } from './data-folder.mjs';
import { closings, giveUp, listenForTheEnd, runToEnd, stop } from './keeper.mjs';
import { prepare, root } from './prepare.mjs';
import { endProcess, freePort } from './processes.mjs';

const FROM_SOURCE = ['--conditions=source', '--import', '@swc-node/register/esm-register'];
const say = (line) => console.log(line);

async function main() {
  listenForTheEnd();
  const settings = await readLaunchSettings(process.env);
  const folder = openDataFolder(settings);
  closings.push(async () => folder.release());
  await prepare({ parts: [], say });
  const env = { NODE_ENV: 'development', ...process.env, ...folder.env };
  env.PUBLIC_URL ??= `http://${settings.host}:${settings.port}`;
  env.DEMO_PASSWORD ||= 'demonstration'; // on a developer's own machine; printed below
  if (!settings.databaseUrl) {
    const opening = openDatabase({ root, dataDir: settings.dataDir, password: folder.databasePassword });
    closings.push(async () => (await opening).stop());
    env.DATABASE_URL = (await opening).url;
  }
  await runToEnd([...FROM_SOURCE, 'apps/server/migrate.ts'], env);
  if (settings.demo) await runToEnd([...FROM_SOURCE, 'apps/server/demo.ts'], env);
  const apiPort = await freePort();
  keep(['--watch', '--watch-preserve-output', ...FROM_SOURCE, 'apps/server/main.ts', '--no-screens'], {
    ...env,
    PORT: String(apiPort),
    HOST: '127.0.0.1',
  });
  keep([...FROM_SOURCE, 'apps/web/dev.ts'], { ...env, API_URL: `http://127.0.0.1:${apiPort}` });
  if (settings.demo) say(`Demonstration people <role>@demo.example, password: ${env.DEMO_PASSWORD}`);
}

/** Starts one of the two for as long as the other lives. */
function keep(args, env) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  closings.push(() => endProcess(child.pid, 'SIGTERM', 10_000));
  child.once('exit', () => void stop(1));
}

main().catch(giveUp);
