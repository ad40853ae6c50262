import pg from 'pg';
import { plantCity } from '../../apps/server/demo.js';
import { startApp, type TestApp } from '#libs/testing';
import { picture, startBrowser, type TestBrowser } from '../testing/browser.js';
import { CheckLedger } from './check-ledger.js';
import { MakeLedgerExport } from './make-ledger-export.js';

let house: TestApp;
let browser: TestBrowser;
let owner: pg.Client;

beforeAll(async () => {
  house = await startApp({ screens: true });
  owner = new pg.Client({ connectionString: house.settings.databaseUrl });
  await owner.connect();
  await plantCity(house.app);
  browser = await startBrowser(house);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await owner?.end();
  await house?.close();
});

const idIn = (url: string) => new URL(url).pathname.split('/').pop()!;

it('a check asked for without scripts: how far it is, then a difference that leads to its line; the notice leads back to it', async () => {
  const damaged = (await owner.query<{ id: string }>(
    'UPDATE budget_lines SET amended_cents = amended_cents + 1 WHERE id = (SELECT id FROM budget_lines ORDER BY id LIMIT 1) RETURNING id',
  ))!.rows[0]!;
  const page = await browser.as('finance', { scripts: false });
  await page.goto('/office/ledger-checks');
  await page.getByText('Tout concorde, au centime').waitFor();
  await page.locator('[data-act="ledger-check.run"] button').click();
  await page.getByText('Vérification demandée').waitFor();
  const reload = page.getByRole('link', { name: 'Actualiser la page' });
  if ((await page.locator('progress').count()) > 0) expect(await reload.count()).toBe(1);
  await house.get(CheckLedger).check(idIn(page.url()));
  await house.tell();
  await page.goto(page.url());
  await page.getByText('Un écart à expliquer').waitFor();
  await picture(page, 'ledger-check-difference');
  await page.goto('/office/notices');
  await page
    .getByRole('button', { name: /écart dans le grand livre/ })
    .first()
    .click();
  await page.locator(`a[href="/office/budget-lines/${damaged.id}"]`).click();
  await page.waitForURL(`**/office/budget-lines/${damaged.id}`);
  await owner.query('UPDATE budget_lines SET amended_cents = amended_cents - 1 WHERE id = $1', [damaged.id]);
  expect(browser.faults()).toEqual([]);
});

it('an administrator is told of the difference too; an officer may not look', async () => {
  const admin = await browser.as('admin', { language: 'en' });
  await admin.goto('/office/notices');
  expect(await admin.getByRole('button', { name: /grand livre/ }).count()).toBeGreaterThan(0);
  await admin.goto('/office/ledger-checks');
  expect(await admin.locator('a[href^="/office/budget-lines/"]').count()).toBe(0);
  const officer = await browser.as('officer');
  expect((await officer.goto('/office/ledger-checks'))?.status()).toBe(403);
});

it('an auditor asks for a programme’s year as CSV and downloads it once it is ready', async () => {
  const page = await browser.as('auditor');
  await page.goto('/office/ledger-exports');
  await page.selectOption('[name=programme]', 'aids');
  await page.getByLabel('CSV').check();
  await page.getByRole('button', { name: 'Préparer l’export' }).click();
  await page.getByText('Export demandé').waitFor();
  await house.get(MakeLedgerExport).make(idIn(page.url()));
  const link = page.getByRole('link', { name: 'Télécharger (CSV)' });
  await link.waitFor();
  await picture(page, 'ledger-export-ready');
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(file.suggestedFilename()).toBe('grand-livre-aids.csv');
  expect(browser.faults()).toEqual([]);
});
