import { plantCity } from '../../apps/server/demo.js';
import { startApp, type TestApp } from '#libs/testing';
import { axe, type Page, picture, startBrowser, type TestBrowser } from '../testing/browser.js';

/** An auditor, in English and by keyboard alone: from a figure of the annual report to what made it. */
let house: TestApp;
let browser: TestBrowser;
let page: Page;
const year = new Date().getFullYear() - 1;

beforeAll(async () => {
  house = await startApp({ screens: true });
  await plantCity(house.app);
  browser = await startBrowser(house);
  page = await browser.as('auditor', { language: 'en' });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});
afterEach(() => expect(browser.faults()).toEqual([]));

/** Walks with the tabulator key to the first such link, and follows it. */
async function follow(what: string | RegExp, path: RegExp): Promise<void> {
  const link =
    typeof what === 'string' ? page.locator(`main ${what}`).first() : page.getByRole('link', { name: what }).first();
  await link.waitFor();
  const here = async () => (await link.and(page.locator(':focus')).count()) === 1;
  for (let i = 0; i < 250 && !(await here()); i++) await page.keyboard.press('Tab');
  expect(await here()).toBe(true);
  await page.keyboard.press('Enter');
  await page.waitForURL(path);
}
/** Waits until the page says so. */
const says = (words: RegExp) => page.locator('main').filter({ hasText: words }).waitFor();

it('from what was paid to its entries, the grant, its agreement, its decision and who signed it', async () => {
  await page.goto(`/office/annual-report?programme=aids&year=${year}`);
  const paid = page.getByRole('link', { name: /^Paid: / }).first();
  const amount = await paid.innerText();
  expect(await axe(page)).toEqual([]);
  await follow(/^Paid: /, /annual-report\/entries\?figure=paid/);
  await page.locator('.figure-number', { hasText: amount }).waitFor();
  expect(await axe(page)).toEqual([]);
  await follow('a[href^="/office/grants/"]', /office\/grants\//);
  await says(/Signed|signed/);
  expect(await axe(page)).toEqual([]);
  await follow('a[href^="/office/approval-cases/"]', /approval-cases\//);
  await says(/DRI 29/);
  await picture(page, 'auditor-decision');
  expect(await axe(page)).toEqual([]);
});

it('from what was paid to the order and the line of the bank', async () => {
  await page.goto(`/office/annual-report/entries?figure=paid&programme=aids&year=${year}`);
  await follow(/^Show the order/, /office\/payments\//);
  await says(/VIR-/);
  await says(/FR\d{2} /);
  expect(await axe(page)).toEqual([]);
});

it('from what the council voted to the budget act with its paper and both its sides', async () => {
  await page.goto(`/office/annual-report?programme=aids&year=${year + 1}`);
  await follow(/^Initial budget: /, /annual-report\/entries\?figure=initial/);
  await follow('a[href^="/office/budget-acts/"]', /office\/budget-acts\//);
  await says(new RegExp(`${year + 1} BP 1`));
  await picture(page, 'auditor-budget-act');
  expect(await axe(page)).toEqual([]);
});
