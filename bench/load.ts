import { fork } from 'node:child_process';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';

const FLAGS = ['--conditions=source', '--import', '@swc-node/register/esm-register'];

/** A program of ours in a process of its own. Answers its address once it listens, its number, and how to end it. */
export async function startProgram(path: string, args: string[], env: Record<string, string>) {
  const child = fork(fileURLToPath(new URL(path, import.meta.url)), args, {
    execArgv: FLAGS,
    env: { ...process.env, ...env },
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (said: { ready: string }) => resolve(said.ready));
    child.once('exit', (code) => reject(new Error(`${path} ended with ${code}`)));
  });
  const stop = () => new Promise<void>((resolve) => child.once('exit', () => resolve()).kill('SIGTERM'));
  return { url, pid: child.pid!, stop };
}

/** Asks for an address again and again over kept connections. */
export function asker(connections: number, headers: Record<string, string>) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return (url: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const sent = request(url, { agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const body = Buffer.concat(parts).toString();
          if (response.statusCode === 200) resolve(body);
          else reject(new Error(`${url}: ${response.statusCode} ${body.slice(0, 300)}`));
        });
      });
      sent.on('error', reject).end();
    });
}
