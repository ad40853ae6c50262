import { plantCity } from '../../apps/server/demo.js';
import { startApp, type TestApp } from './app.js';
import { axe, picture, sideways, startBrowser, type TestBrowser } from './browser.js';
import type { TestClient } from './client.js';
import { realAddress, screenPaths, viewersOf } from './screens.js';

let app: TestApp;
let browser: TestBrowser;
const clients = new Map<string, TestClient>();

beforeAll(async () => {
  app = await startApp({ screens: true });
  await plantCity(app.app);
  browser = await startBrowser(app);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** One sign-in a person. */
async function clientOf(name: string | undefined): Promise<TestClient> {
  const key = name ?? '';
  if (!clients.has(key)) clients.set(key, await app.as(name));
  return clients.get(key)!;
}

/** The first person of the shell who may open it, and the address with real ids. */
async function visitable(path: string): Promise<{ name: string | undefined; address: string } | undefined> {
  for (const name of viewersOf(path)) {
    const client = await clientOf(name);
    const address = await realAddress(path, client);
    if (!address) continue;
    const { status, headers } = await client.get(address);
    const movesOn = status === 302 && !headers.get('location')?.startsWith('/sign-in');
    if (status === 200 || movesOn) return { name, address };
  }
  return undefined;
}

test('every screen: axe finds nothing, no script error, nothing runs off a 320 px wide window, light and dark', async () => {
  const found: Record<string, string[]> = {};
  const unseen: string[] = [];
  for (const path of await screenPaths()) {
    const seen = await visitable(path);
    if (!seen) {
      unseen.push(path);
      continue;
    }
    const faults = await inspect(seen.name, seen.address, path);
    if (faults.length > 0) found[path] = faults;
  }
  expect(found).toEqual({});
  // An invitation's address holds a secret that no list gives; access walks it in its own test.
  expect(unseen.filter((path) => path !== '/invitation/:token')).toEqual([]);
}, 600_000);

async function inspect(name: string | undefined, address: string, path: string): Promise<string[]> {
  const label = path.replace(/[^\w]+/g, '_').replace(/^_|_$/g, '') || 'home';
  const wide = await browser.as(name);
  await wide.goto(address, { waitUntil: 'networkidle' });
  await picture(wide, `${label}-wide`);
  const faults = await axe(wide);
  await wide.emulateMedia({ colorScheme: 'dark' });
  await picture(wide, `${label}-dark`);
  faults.push(...(await axe(wide, ['color-contrast'])).map((fault) => `dark: ${fault}`));
  await wide.setViewportSize({ width: 390, height: 844 });
  await picture(wide, `${label}-phone`);
  await wide.setViewportSize({ width: 320, height: 700 });
  const over = await sideways(wide);
  if (over > 0) faults.push(`320 px: ${over} px too wide`);
  await wide.context().close();
  return [...faults, ...browser.faults()];
}
