import { plantCity } from '../../apps/server/demo.js';
import { startApp, type TestApp } from '#libs/testing';
import { picture, startBrowser, type TestBrowser } from '../testing/browser.js';

let house: TestApp;
let browser: TestBrowser;

beforeAll(async () => {
  house = await startApp({ screens: true });
  await plantCity(house.app);
  browser = await startBrowser(house);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const OFFICE = ['officer', 'reviewer', 'head', 'elected', 'secretary', 'finance', 'accountant', 'auditor', 'admin'];

it('each thing that waits leads to a page that its reader may open', async () => {
  const broken: string[] = [];
  let opened = 0;
  for (const name of [...OFFICE, 'editor', 'signatory']) {
    const client = await house.as(name);
    const { items } = (await client.get('/api/worklist?limit=200')).body as { items: { kind: string; link: string }[] };
    for (const [kind, { link }] of new Map(items.map((item) => [item.kind, item]))) {
      const { status } = await client.get(link);
      opened++;
      if (status !== 200) broken.push(`${name} ${kind} ${link}: ${status}`);
    }
  }
  expect(broken).toEqual([]);
  expect(opened).toBeGreaterThan(8);
});

it('the office begins with the worklist; one key opens the first thing', async () => {
  const page = await browser.as('officer');
  await page.goto('/office', { waitUntil: 'networkidle' });
  await picture(page, 'worklist');
  const first = page.locator('tbody .row-link').first();
  const title = await first.innerText();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/office');
  expect(title.length).toBeGreaterThan(0);
  expect(browser.faults()).toEqual([]);
});

it('the annual report shows a past day without scripts, and its files carry the same day', async () => {
  const page = await browser.as('auditor', { scripts: false });
  await page.goto('/office/annual-report?programme=aids');
  const year = new URL(page.url()).searchParams.get('year')!;
  await page.fill('[name=asOf]', `${year}-01-02`);
  await page.locator('form[role=search] button').click();
  await page.getByText(`2 janvier ${year}`).waitFor();
  const pdf = await page.locator('a[href*="export.pdf"]').getAttribute('href');
  expect(pdf).toContain(`asOf=${year}-01-02`);
  expect(await page.locator('svg[role=img]').count()).toBeGreaterThanOrEqual(4);
});

it('finance sees what falls due, which lines will not do, and what is past the 60 days (rule 2.4), each as a file too', async () => {
  const page = await browser.as('finance', { scripts: false });
  await page.goto('/office/forecast');
  expect(await page.getByRole('img').first().getAttribute('aria-label')).toMatch(/€/);
  expect(await page.getByRole('row', { name: /Déjà exigible/ }).count()).toBe(1);
  await picture(page, 'forecast');
  await page.selectOption('[name=programme]', 'aids');
  await page.getByRole('button', { name: 'Filtrer' }).click();
  expect(await page.getByRole('link', { name: /CSV/ }).getAttribute('href')).toContain('programme=aids');
  await page.getByRole('link', { name: 'Lignes de l’année' }).click();
  await page.getByRole('heading', { name: 'Prévision et contrôle', level: 1 }).waitFor();
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(3);
  await picture(page, 'outlook');
  await page.getByRole('link', { name: 'Délais de paiement' }).click();
  await page.locator('tbody tr a').first().waitFor();
  await picture(page, 'late-payments');
  await page.locator('tbody tr a').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(page.url()).toMatch(/\/office\/(payments|instalments)/);
  expect(browser.faults()).toEqual([]);
});

it('an auditor goes by keyboard from a figure of the report to its entries, the grant, its decision, the order and the bank’s line', async () => {
  const page = await browser.as('auditor');
  const year = new Date().getFullYear() - 1;
  await page.goto(`/office/annual-report?programme=aids&year=${year}`);
  const figure = page.getByRole('link', { name: /^Payé : / }).first();
  const amount = await figure.innerText();
  await figure.press('Enter');
  await page.waitForURL('**/office/annual-report/entries?figure=paid&**');
  await page.getByRole('heading', { name: `Payé ${year}` }).waitFor();
  expect(await page.locator('.figure-number').innerText()).toBe(amount);
  await picture(page, 'figure-entries');
  const entries = page.url();
  await page.getByRole('link', { name: 'Voir le mandat' }).first().press('Enter');
  await page.waitForURL('**/office/payments/**');
  await page.getByText(/^VIR-/).first().waitFor();
  await page
    .getByText(/^FR\d{2} /)
    .first()
    .waitFor();
  await picture(page, 'auditor-bank-line');
  await page.goto(entries);
  await page.locator('tbody a[href^="/office/grants/"]').first().press('Enter');
  await page.waitForURL('**/office/grants/**');
  await page
    .getByText(/signée/)
    .first()
    .waitFor();
  await page.locator('a[href^="/office/approval-cases/"]').first().press('Enter');
  await page.waitForURL('**/office/approval-cases/**');
  await page
    .getByText(/DRI 29/)
    .first()
    .waitFor();
  expect(browser.faults()).toEqual([]);
});
