import { startApp, type TestApp } from '#libs/testing';
import { picture, startBrowser, type TestBrowser } from '../testing/browser.js';
import { lineOf } from '../grants/grants.builder.js';
import { Year2006 } from './closing.builder.js';

/** A finance officer closes a year and opens the next one, guided, without scripts. */
let now = '2006-01-20';
let house: TestApp;
let browser: TestBrowser;

beforeAll(async () => {
  house = await startApp({ screens: true, clock: { now: () => new Date(`${now}T10:00:00Z`) } });
  const year = new Year2006(house);
  await year.begin();
  now = '2006-11-10';
  await year.play();
  await lineOf(house, 'aids', 2007, 100_000_000n);
  now = '2007-01-31';
  browser = await startBrowser(house);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

it('rule 3.15: finance sets the days and each programme’s rule from the list of years, without scripts; an auditor reads them', async () => {
  const page = await browser.as('finance', { scripts: false });
  await page.goto('/office/year-ends');
  await page.getByRole('link', { name: 'Réglages de l’exercice 2006' }).click();
  const settings = page.locator('form', { has: page.locator('[name=amendUntil]') });
  await settings.locator('[name=amendUntil]').fill('2007-02-15');
  await settings.locator('[name^="rules.1.accrueFromCents"]').fill('1 000,00');
  await settings.locator('button[type=submit]').click();
  expect(await page.locator('.field-wrong').innerText()).toMatch(/Dernières décisions modificatives/);
  expect(await settings.locator('[name^="rules.1.accrueFromCents"]').inputValue()).toBe('1 000,00');
  await settings.locator('[name=amendUntil]').fill('2007-01-15');
  await settings.locator('button[type=submit]').click();
  await page.getByText('Les réglages de l’exercice sont enregistrés.').waitFor();
  await picture(page, 'year-end-settings');
  await page.goto('/office/year-ends');
  expect(await page.locator('tbody tr', { hasText: '2006' }).innerText()).toMatch(/15 janv\. 2007/);
  const auditor = await browser.as('auditor');
  await auditor.goto('/office/year-ends/2006/settings');
  expect(await auditor.locator('main').innerText()).toMatch(/1\s000,00\s€/);
  expect(await auditor.locator('main button[type=submit]').count()).toBe(0);
});

it('from what is committed to the closed year and the open next one; the auditor reads the list that it left', async () => {
  const page = await browser.as('finance', { scripts: false });
  await page.goto('/office/year-ends');
  await page.getByRole('link', { name: '2006' }).first().click();
  await page.getByRole('heading', { level: 1, name: /2006/ }).waitFor();
  expect(await page.locator('[data-act="year-end.close"]').innerText()).toMatch(/personne n’a examiné/);
  await page.goto('/office/year-ends/2006/reviews');
  await picture(page, 'year-end-reviews');
  const g6 = page.locator('tbody tr', { hasText: 'G6' });
  await g6.getByRole('link').last().click();
  await page.fill('[name="items.0.carryCents:cents"]', '40 000,00');
  await page.locator('#choose button[type=submit]').click();
  await page
    .getByText(/il y a 5\s000,00\s€ d’écart/)
    .first()
    .waitFor();
  await page.fill('[name="items.0.lapseCents:cents"]', '5 000,00');
  await page.fill('[name="items.0.reason"]', 'Une action abandonnée');
  await page.locator('#choose button[type=submit]').click();
  await page
    .locator('tbody tr', { hasText: 'Une action abandonnée' })
    .or(page.getByText('40 000,00').first())
    .first()
    .waitFor();
  await page.goto('/office/year-ends/2006');
  await page
    .locator('form button[type=submit]', { hasText: /propos/ })
    .first()
    .click();
  await page.goto('/office/year-ends/2006/trial');
  await picture(page, 'year-end-trial');
  expect(await page.locator('tbody').first().innerText()).toMatch(/40\s000,00/);
  await page.goto('/office/year-ends/2006');
  await picture(page, 'year-end-steps');
  await page.locator('[data-act="year-end.close"] summary').click();
  await page.locator('[data-act="year-end.close"] button[type=submit]').click();
  await page.locator('[data-act="year-end.open"]').waitFor();
  if ((await page.locator('[data-act="year-end.open"] summary').count()) > 0)
    await page.locator('[data-act="year-end.open"] summary').click();
  await page.locator('[data-act="year-end.open"] button[type=submit]').click();
  await page.goto('/office/budget-lines?year=2007');
  expect(await page.locator('tbody tr').innerText()).toMatch(/1\s040\s000,00/);
  const auditor = await browser.as('auditor');
  await auditor.goto('/office/year-ends/2006/items');
  expect(await auditor.locator('tbody').innerText()).toMatch(/G2/);
  await picture(auditor, 'year-end-items');
  expect(browser.faults()).toEqual([]);
});

it('rule 3.16: a year later the accrual that nobody ordered is in the review, says that it waits, and the trial names its reversal', async () => {
  now = '2008-01-31';
  const page = await browser.as('finance', { scripts: false });
  await page.goto('/office/year-ends/2007/reviews');
  const g2 = page.locator('tbody tr', { hasText: 'G2' });
  expect(await g2.innerText()).toMatch(/dont 100\s000,00\s€ déjà rattachés/);
  expect(await g2.innerText()).toContain('Déjà rattaché à un exercice passé');
  await picture(page, 'year-end-waiting');
  await g2.getByRole('link').last().click();
  await page.getByText(/contre-passés à la clôture/).waitFor();
  await page.goto('/office/year-ends/2007/trial');
  await page.getByText(/la clôture les contre-passe/).waitFor();
  await picture(page, 'year-end-trial-reversed');
  expect(browser.faults()).toEqual([]);
});
