import { startApp, type TestApp } from '#libs/testing';
import { picture, startBrowser, type TestBrowser } from '../testing/browser.js';
import { attach, begin, conclude, newLine } from './budget-screens.builder.js';

let house: TestApp;
let browser: TestBrowser;

beforeAll(async () => {
  house = await startApp({ screens: true });
  browser = await startBrowser(house);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

it('finance votes a budget and moves money between chapters on its route, without scripts', async () => {
  const year = String(new Date().getFullYear());
  const page = await browser.as('finance', { scripts: false });
  await begin(page, 'BP', 'Budget primitif', year);
  await newLine(page, 0, 'Lutte contre le sida', '65', '65748', '1 700 000,00 €');
  await newLine(page, 1, 'Actions nouvelles', '67', '65748', '200.000,00');
  await page.locator('#act button[type=submit]').click();
  await page.getByText('L’acte est enregistré').waitFor();
  expect(await page.locator('.sum').innerText()).toMatch(/1\s900\s000,00/);
  await attach(page);
  await conclude(page, 'adopt');
  await page.getByText(`${year} BP 1 est adopté`).waitFor();
  await picture(page, 'budget-act-adopted');
  await begin(page, 'VIR', 'Renfort', year);
  await page.getByLabel('Montant pour Lutte contre le sida').fill('−50 000,00');
  await page.getByLabel('Montant pour Actions nouvelles').fill('49 999,99');
  await page.locator('#act button[type=submit]').click();
  await attach(page);
  expect(await page.locator('.acts').innerText()).toMatch(/0,01/);
  await page.getByLabel('Montant pour Actions nouvelles').fill('50000');
  await page.locator('#act button[type=submit]').click();
  await conclude(page, 'submit');
  await page.getByText('L’approbation est demandée').waitFor();
  await picture(page, 'budget-act-in-approval');
  for (const name of ['head', 'elected'] as const) {
    const decider = await browser.as(name);
    await decider.goto('/office/approval-cases');
    await decider
      .getByRole('link', { name: /Renfort/ })
      .first()
      .click();
    const approve = decider.locator('[data-act="approval.approve"]');
    if ((await approve.locator('summary').count()) > 0) await approve.locator('summary').click();
    await approve.locator('button[type=submit]').click();
    await approve.locator('button').waitFor({ state: 'detached' });
  }
  await page.goto(`/office/budget-acts?year=${year}&kind=VIR`);
  expect(await page.locator('tbody tr').innerText()).toMatch(new RegExp(`${year} VIR 1`));
  await page.goto(`/office/budget-lines?year=${year}`);
  expect(await page.locator('tbody').innerText()).toMatch(/250\s000,00/);
  await page.getByRole('link', { name: 'Budget par compte' }).click();
  await page.getByRole('heading', { name: `Budget ${year} par compte`, level: 1 }).waitFor();
  expect(await page.locator('tr.tree-chapter').filter({ hasText: 'Chapitre 67' }).innerText()).toMatch(/250\s000,00/);
  expect(await page.locator('tfoot').innerText()).toMatch(/1\s900\s000,00/);
  await picture(page, 'budget-tree');
  expect(browser.faults()).toEqual([]);
});

it('an officer reads lines and acts and is offered no draft', async () => {
  const page = await browser.as('officer', { language: 'en' });
  await page.goto('/office/budget-acts');
  expect(await page.getByRole('link', { name: /prepare/i }).count()).toBe(0);
  const answer = await page.goto('/office/budget-acts/draft');
  expect(answer?.status()).toBe(403);
});
