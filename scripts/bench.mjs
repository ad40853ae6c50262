/** `npm run bench`: from a fresh clone to the figures. Everything after `--` narrows it: `npm run bench -- commitment`. */
import { spawn } from 'node:child_process';
import { Plain, prepare, root } from './prepare.mjs';

try {
  await prepare({ say: (line) => console.log(line) });
  const fromSource = ['--conditions=source', '--import', '@swc-node/register/esm-register', 'bench/run.ts'];
  const bench = spawn(process.execPath, [...fromSource, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => bench.kill(signal));
  bench.once('exit', (code) => (process.exitCode = code ?? 1));
} catch (error) {
  console.error(error instanceof Plain ? error.message : error);
  process.exitCode = 1;
}
