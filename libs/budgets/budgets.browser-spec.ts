import { startApp, type TestApp } from '#libs/testing';
import { picture, startBrowser, type TestBrowser } from '../testing/browser.js';

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

it('finance enters a vote and cuts it, without scripts; what cannot be cut is refused with what is available', async () => {
  const page = await browser.as('finance', { scripts: false });
  await page.goto('/office/budget-lines/vote');
  const year = await page.inputValue('[name="year:int"]');
  await page.selectOption('[name=programmeCode]', 'aids');
  await page.fill('[name=nature]', '65748');
  await page.fill('[name=function]', '048');
  await page.fill('[name=label]', 'Lutte contre le sida');
  await page.fill('[name="amountCents:cents"]', '1 700 000,00 €');
  await page.fill('[name=reason]', 'Budget primitif');
  await page.click('main form[id] button[type=submit]');
  await page.getByRole('heading', { name: 'Lutte contre le sida', level: 1 }).waitFor();
  await page.locator('[data-act="budget-line.amend"] summary').click();
  const amend = async (amount: string) => {
    await page.fill('[name="amountCents:cents"]', amount);
    await page.fill('[name=reason]', 'DM 1');
    await page.locator('#budget-line-amend button[type=submit]').click();
  };
  await amend('−1 700 000,01');
  await page.getByText('il n’y a que 1 700 000,00').first().waitFor();
  expect(await page.inputValue('[name=reason]')).toBe('DM 1');
  await amend('−50 000,00');
  await page.getByText('La décision modificative est inscrite').waitFor();
  await page.goto(`/office/budget-lines?year=${year}`);
  expect(await page.locator('tbody tr').innerText()).toMatch(/1\s650\s000,00/);
  await picture(page, 'budget-lines-after-vote');
  expect(browser.faults()).toEqual([]);
});

it('an officer reads the lines and is offered no vote', async () => {
  const page = await browser.as('officer', { language: 'en' });
  await page.goto('/office/budget-lines');
  expect(await page.getByRole('link', { name: /vote/i }).count()).toBe(0);
  const answer = await page.goto('/office/budget-lines/vote');
  expect(answer?.status()).toBe(403);
});
