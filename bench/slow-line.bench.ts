import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from 'playwright-core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../apps/server/app.js';
import { plantCity } from '../apps/server/demo.js';
import { readSettings } from '#libs/platform';
import { openChromium, realAddress, screenPaths, testClient } from '#libs/testing';
import { type Bench, median } from './frame.js';
import { BENCH_PASSWORD, benchEnv } from './house.js';

const LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const CPU_SLOWER = 4;
const PORTAL_MS = 1200;
const OFFICE_MS = 2000;
const PORTAL_SCRIPT_KB = 140;
const OFFICE_SCRIPT_KB = 200;

/**
 * A first visit with an empty cache on an emulated slow 3G (400 kbit/s, 400 ms before each answer, which stands for all round
 * trips of the request; no TLS) and a CPU four times slower. Shown: the later of the first contentful paint and of the whole
 * document being there. The slowest page of each kind counts, against the limit it must keep.
 */
export default async function slowLine({ databaseUrl, report }: Bench): Promise<void> {
  const settings = readSettings({ ...benchEnv(databaseUrl, 10), DEMO_PASSWORD: BENCH_PASSWORD });
  const app = await createApp(settings, { screens: true });
  await app.listen(0, '127.0.0.1');
  try {
    await plantCity(app);
    await measure(app, report);
  } finally {
    await app.close();
  }
}

async function measure(app: NestExpressApplication, report: Bench['report']): Promise<void> {
  const url = await app.getUrl();
  const all = await screenPaths();
  const portal = all.filter((path) => path.startsWith('/portal'));
  const lists = all.filter((path) => path.startsWith('/office') && !path.includes(':') && !/\/(new|vote)$/.test(path));
  const open = all.filter((path) => !/^\/(portal|office|ui|invitation)/.test(path));
  for (const [what, who, paths, limit, kilobytes] of [
    ['public pages and sign-in', undefined, open, PORTAL_MS, PORTAL_SCRIPT_KB],
    ['portal pages', 'editor', portal, PORTAL_MS, PORTAL_SCRIPT_KB],
    ['office lists', 'officer', lists, OFFICE_MS, OFFICE_SCRIPT_KB],
  ] as const) {
    const visits = await visitAll(url, who, paths);
    const slowest = Math.max(...visits.map(({ shown }) => shown));
    const scripts = Math.max(...visits.map(({ scriptKb }) => scriptKb));
    await report(`slow line: slowest of ${visits.length} ${what} against its limit`, {
      ours: async () => slowest,
      theirs: async () => limit,
      unit: 'ms',
      aim: { atMost: 1 },
    });
    console.log(`  scripts of ${what}: at most ${scripts.toFixed(1)} kB compressed (limit ${kilobytes})`);
  }
}

interface Visit {
  shown: number;
  scriptKb: number;
}

async function visitAll(url: string, who: string | undefined, paths: readonly string[]): Promise<Visit[]> {
  const client = await testClient(url, who ? { email: `${who}@demo.example`, password: BENCH_PASSWORD } : undefined);
  const visits: Visit[] = [];
  for (const path of paths) {
    const address = await realAddress(path, client);
    if (!address || (await client.get(address)).status !== 200) continue;
    const times: Visit[] = [];
    for (let run = 0; run < 3; run++) times.push(await firstVisit(url, client.cookie, address, run === 0));
    const visit = { shown: median(times.map((one) => one.shown)), scriptKb: times[0]!.scriptKb };
    console.log(`  ${path}: ${(visit.shown / 1000).toFixed(2)} s, scripts ${visit.scriptKb.toFixed(1)} kB`);
    visits.push(visit);
  }
  return visits;
}

/** A browser of its own each time, so that nothing is in any cache. Scripts are waited for only to know their size. */
async function firstVisit(url: string, cookie: string, address: string, withScripts: boolean): Promise<Visit> {
  const browser = await openChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'fr-FR' });
    const [name, value] = cookie.split(/=(.*)/s);
    if (name) await context.addCookies([{ name, value: value!, url }]);
    const page = await context.newPage();
    const line = await context.newCDPSession(page);
    await slowDown(line);
    const scripts = new Set<string>();
    let scriptBytes = 0;
    line.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId));
    line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) scriptBytes += encodedDataLength;
    });
    await page.goto(url + address, { waitUntil: withScripts ? 'networkidle' : 'domcontentloaded', timeout: 60_000 });
    // asked from outside: the page's own policy refuses a waiting function made of text
    while (!(await page.evaluate("performance.getEntriesByName('first-contentful-paint').length"))) await sleep(20);
    const shown = (await page.evaluate(SHOWN)) as number;
    return { shown, scriptKb: scriptBytes / 1000 };
  } finally {
    await browser.close();
  }
}

async function slowDown(line: CDPSession): Promise<void> {
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', LINE);
  await line.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
}

const SHOWN = `Math.max(
  performance.getEntriesByType('navigation')[0].domInteractive,
  performance.getEntriesByName('first-contentful-paint')[0].startTime,
)`;
