import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { votedLine } from '../libs/budgets/budgets.builder.js';
import { fillLedger } from './entries.js';
import type { Bench } from './frame.js';
import { BENCH_PASSWORD, benchEnv, openHouse, ownerPool } from './house.js';
import { startProgram } from './load.js';
import { seedApplications, seedGrants } from './seed.js';
import { testClient } from '#libs/testing';

const [FEW, ALL] = [200_000, 1_000_000];
const LIMIT_MS = 60_000;

/** Exports of the whole ledger by the running program: how long until the file is there, and the most memory that it took. */
export default async function bench({ databaseUrl, report }: Bench): Promise<void> {
  const app = await openHouse(databaseUrl);
  const owner = ownerPool(databaseUrl, 2);
  await seedApplications(owner, { applications: 400, organisations: 100 });
  const lineId = await votedLine(app, 1_000_000_000n);
  const grants = await seedGrants(owner, lineId, 400);
  const home = mkdtempSync(join(tmpdir(), 'export-bench-'));
  const env = { ...benchEnv(databaseUrl, 16), DATA_DIR: home };
  const peaks: Record<string, number> = {};
  for (const entries of [FEW, ALL]) {
    await fillLedger(owner, lineId, grants, entries);
    for (const format of ['csv', 'xlsx']) {
      const house = await startProgram('../apps/server/main.ts', ['--no-screens'], env);
      const { ms, peakMb } = await exportOnce(house, { format });
      await house.stop();
      if (entries === ALL) await tell(format, ms, peakMb);
      else peaks[format] = peakMb;
    }
  }
  rmSync(home, { recursive: true });
  await owner.end();
  await app.close();

  async function tell(format: string, ms: number, peakMb: number) {
    await report(`export of ${said(ALL)} entries as ${format} against its limit`, {
      ours: async () => ms,
      theirs: async () => LIMIT_MS,
      unit: 'ms',
      aim: { atMost: 1 },
    });
    await report(`memory at its most, export as ${format} of ${said(ALL)} entries against ${said(FEW)}`, {
      ours: async () => peakMb,
      theirs: async () => peaks[format]!,
      unit: 'MB',
      aim: { atMost: 1.3 },
    });
  }
}

const said = (entries: number) => entries.toLocaleString('en');

interface House {
  url: string;
  pid: number;
}

async function exportOnce({ url, pid }: House, asked: object): Promise<{ ms: number; peakMb: number }> {
  const client = await testClient(url, { email: 'finance@demo.example', password: BENCH_PASSWORD });
  const start = performance.now();
  const { body } = await client.post('/api/ledger-exports', asked);
  for (let peak = 0; ;) {
    await sleep(100);
    peak = Math.max(peak, residentMb(pid));
    const { body: now } = await client.get(`/api/ledger-exports/${body.id}`);
    if (now.state === 'ready') return { ms: performance.now() - start, peakMb: peak };
    if (now.state === 'failed') throw new Error(now.failure);
  }
}

/** What the process holds in memory. */
const residentMb = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1000;
