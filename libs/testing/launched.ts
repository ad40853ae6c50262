import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterHome, serverAccount } from '../../scripts/postgres-account.mjs';
import { endProcess, freePort, processNow, until } from '../../scripts/processes.mjs';
import { ROOT } from './sources.js';

/** One `npm start` (or its script), as a person would run it. */
export class Launched {
  said = '';
  /** Exit code, or the signal that ended it. */
  ended: number | string | undefined;
  private readonly child: ChildProcess;

  constructor(
    readonly port: number,
    env: Record<string, string>,
    {
      command = [process.execPath, 'scripts/start.mjs'],
      cwd = ROOT,
      uid,
    }: { command?: string[]; cwd?: string; uid?: number } = {},
  ) {
    const [program, ...args] = command;
    this.child = spawn(program!, args, {
      cwd,
      uid,
      gid: uid,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, DEMO: '0', PORT: String(port), ...env },
    });
    for (const stream of [this.child.stdout, this.child.stderr]) stream!.on('data', (data) => (this.said += data));
    this.child.once('exit', (code, signal) => (this.ended = code ?? signal!));
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Waits for the words; @throws with all that was said when it ends or takes too long. */
  async says(words: string | RegExp, milliseconds = 90_000): Promise<string[]> {
    const found = await until(
      () => this.said.match(words) ?? (this.ended === undefined ? undefined : 'ended'),
      milliseconds,
    );
    const match = this.said.match(words);
    if (!match) throw new Error(`${found ?? 'too slow'} without saying ${words}:\n${this.said}`);
    return match;
  }

  async ends(): Promise<number | string | undefined> {
    await until(() => this.ended !== undefined, 60_000);
    return this.ended;
  }

  /** Its descendants' numbers, the deepest last: what must be gone when it has ended. */
  family(): number[] {
    return descendants(this.pid);
  }

  async kill(signal: NodeJS.Signals): Promise<number | string | undefined> {
    process.kill(this.pid, signal);
    return this.ends();
  }
}

function descendants(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((other) => parentOf(other) === pid);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

export const alive = (pids: number[]): number[] => pids.filter((pid) => processNow(pid));

/** A ground to launch on: its own data folder and port; `close` ends and removes whatever was left. */
export async function launchSite() {
  const folder = mkdtempSync(join(tmpdir(), 'aid-office-launch-'));
  chmodSync(folder, 0o755);
  const [dataDir, port] = [join(folder, 'data'), await freePort()];
  const launches: Launched[] = [];
  const strays: number[] = [];
  return {
    folder,
    dataDir,
    port,
    start(env: Record<string, string> = {}, options: ConstructorParameters<typeof Launched>[2] = {}): Launched {
      const launched = new Launched(port, { DATA_DIR: dataDir, ...env }, options);
      launches.push(launched);
      return launched;
    },
    /** Remembers processes that must not outlive the test. */
    watch: (pids: number[]) => void strays.push(...pids),
    async close(): Promise<void> {
      for (const { ended, pid } of launches) if (ended === undefined) await endProcess(pid, 'SIGTERM', 30_000);
      for (const pid of alive(strays)) await endProcess(pid, 'SIGKILL', 1000);
      // Where root's PostgreSQL lies when it cannot reach the folder.
      if (existsSync(dataDir)) rmSync(clusterHome(dataDir, serverAccount()), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
