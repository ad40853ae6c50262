import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, TestClient } from './client.js';
import { freePort, until } from '../../scripts/processes.mjs';
import { ROOT } from './sources.js';

/** The built server in a process of its own, which dies of SIGKILL and is started again. */
export class KilledServer {
  kills = 0;
  private child?: ChildProcess;

  private constructor(
    readonly url: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async start(env: Record<string, string>): Promise<KilledServer> {
    const port = await freePort();
    const { NODE_OPTIONS: _, ...outer } = process.env;
    const server = new KilledServer(`http://127.0.0.1:${port}`, {
      ...outer,
      HOST: '127.0.0.1',
      PORT: `${port}`,
      ...env,
    });
    await server.rise();
    return server;
  }

  async rise(): Promise<void> {
    let ready = false;
    let said = '';
    const child = fork(join(ROOT, 'dist/apps/server/main.js'), ['--hat', 'both', '--no-screens'], {
      cwd: ROOT,
      env: this.env,
      execArgv: [],
      silent: true,
    });
    this.child = child;
    child.once('message', () => (ready = true));
    for (const stream of [child.stdout, child.stderr]) stream!.on('data', (data) => (said += data));
    await until(() => ready || child.exitCode !== null, 60_000);
    if (!ready) throw new Error(`the server did not start: ${said}`);
  }

  /** Kills without warning, and starts again. */
  async killAndRise(): Promise<void> {
    await this.kill();
    this.kills++;
    await this.rise();
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await until(() => child.signalCode !== null, 5000);
  }
}

/**
 * Posts until there is an answer, with one key, as a careful program does: a lost connection says nothing of what happened.
 * An act that takes no key may answer 409 after such a loss: it had been done.
 */
export async function insist(client: TestClient, path: string, body?: unknown): Promise<Answer> {
  const headers = { 'Idempotency-Key': randomUUID() };
  for (let lost = false; ; lost = true) {
    try {
      const answer = await client.post(path, body, headers);
      if (answer.status < 300 || (lost && answer.status === 409)) return answer;
      if (answer.status < 500) throw new Refusal(`${path} ${answer.status}: ${answer.bytes.toString()}`);
    } catch (error) {
      if (error instanceof Refusal) throw error;
    }
    await sleep(50);
  }
}

class Refusal extends Error {}
