import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { TEST_PASSWORD, type TestApp } from './app.js';
import { ROOT } from './sources.js';

export type { Page } from 'playwright-core';

/** How the visitor sits there. Default: 1280 px wide, light, French, with scripts. */
export interface Seat {
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
  language?: 'fr' | 'en';
  scripts?: boolean;
}

export interface TestBrowser {
  /** A page of a visitor of their own, signed in as `<name>@demo.example`, or nobody. */
  as(name?: string, seat?: Seat): Promise<Page>;
  /** Signs in through the sign-in screen. */
  signIn(page: Page, name: string): Promise<void>;
  /** What went wrong in the browser since the last call: script errors, refused styles, console errors. */
  faults(): string[];
  close(): Promise<void>;
}

/** Root needs --no-sandbox; the rest keeps Chromium from calling home, which a closed network would answer late. */
const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-dev-shm-usage',
];

export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: FLAGS });

/** Real Chromium on the real program: `startBrowser(await startApp({ screens: true }))`. */
export async function startBrowser(app: Pick<TestApp, 'url' | 'as'>): Promise<TestBrowser> {
  const browser = await openChromium();
  const cookies = new Map<string, string>();
  let faults: string[] = [];
  return {
    as: async (name, seat = {}) => {
      const context = await browser.newContext(optionsOf(app.url, seat));
      if (name) {
        if (!cookies.has(name)) cookies.set(name, (await app.as(name)).cookie);
        await enter(context, app.url, cookies.get(name)!);
        if (seat.language) await context.addCookies([{ name: 'language', value: seat.language, url: app.url }]);
      }
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
      page.on('console', (line) => {
        const told = line.type() === 'error' && !/status of 4\d\d/.test(line.text());
        if (told) faults.push(`${page.url()}: ${line.text()}`);
      });
      return page;
    },
    signIn: async (page, name) => {
      await page.goto(`${app.url}/sign-in`);
      await page.fill('[name=email]', `${name}@demo.example`);
      await page.fill('[name=password]', TEST_PASSWORD);
      await page.click('main button[type=submit]');
    },
    faults: () => {
      const seen = faults;
      faults = [];
      return seen;
    },
    close: () => browser.close(),
  };
}

function optionsOf(url: string, { width = 1280, height, scheme = 'light', language = 'fr', scripts = true }: Seat) {
  return {
    baseURL: url,
    viewport: { width, height: height ?? (width < 600 ? 844 : 900) },
    colorScheme: scheme,
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    javaScriptEnabled: scripts,
  };
}

async function enter(context: BrowserContext, url: string, cookie: string): Promise<void> {
  const [name, value] = cookie.split(/=(.*)/s) as [string, string];
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }]);
}

/** Keeps a picture of the whole page in `artifacts/pictures`, to be looked at; never committed. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(ROOT, 'artifacts/pictures');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** What axe finds against WCAG 2.2 AA and its good practices, one line each; `rules`: only those. */
export async function axe(page: Page, rules?: string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules ? builder.withRules(rules) : builder).analyze();
  return violations.flatMap((fault) =>
    fault.nodes.map((node) => `${fault.id}: ${fault.help}: ${node.target.join(' ')}: ${node.html.slice(0, 160)}`),
  );
}

/** By how many pixels the page is wider than its window. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
