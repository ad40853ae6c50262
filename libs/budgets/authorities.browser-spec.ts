import { startApp, type TestApp } from '#libs/testing';
import { type Page, startBrowser, type TestBrowser } from '../testing/browser.js';

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

const plan = async (page: Page, amounts: string[]) => {
  for (const [i, amount] of amounts.entries()) await page.fill(`[name="plan.${i}.plannedCents:cents"]`, amount);
};
const told = (page: Page, difference: string) => page.locator('.sum').getByText(difference, { exact: true }).waitFor();

it('finance enters an authority, plans it by year while the sum is told live, amends it and lets the rest lapse', async () => {
  const page = await browser.as('finance');
  await page.goto('/office/authorities/vote');
  await page.selectOption('[name=programmeCode]', 'aids');
  await page.fill('[name=label]', 'Sida, trois ans');
  await page.fill('[name="amountCents:cents"]', '900 000,00');
  await page.fill('[name=reason]', 'Délibération 2027 DRI 4');
  await page.click('main form[id] button[type=submit]');
  await page.getByRole('heading', { name: 'Sida, trois ans' }).waitFor();
  await plan(page, ['400 000,00', '300 000,00']);
  await told(page, 'Il manque 200 000,00 €');
  await page.getByRole('button', { name: 'Arrêter l’échéancier' }).click();
  await page.getByText('l’écart est de 200 000,00').first().waitFor();
  await plan(page, ['400 000,00', '300 000,00', '200 000,01']);
  await told(page, '0,01 € de trop');
  await plan(page, ['400 000,00', '300 000,00', '200 000,00']);
  await told(page, 'Aucun');
  await page.getByRole('button', { name: 'Arrêter l’échéancier' }).click();
  await page.getByText('L’échéancier est arrêté.').waitFor();
  await act(page, 'authority.amend', '100 000,00');
  await page.getByText('À répartir par année').waitFor();
  await act(page, 'authority.lapse', '1 000 000,01');
  await page.getByText('il n’y a que 1 000 000,00').first().waitFor();
  await page
    .locator('#entries')
    .getByText(/AE 1 \/ 1$/)
    .waitFor();
  expect(browser.faults()).toEqual([]);
});

const act = async (page: Page, name: string, amount: string) => {
  const form = page.locator(`[data-act="${name}"]`);
  await form.locator('summary').click();
  await form.locator('[name="amountCents:cents"]').fill(amount);
  await form.locator('[name=reason]').fill('DM 1');
  await form.locator('button[type=submit]').click();
};

it('without scripts, an officer reads the authorities and changes nothing', async () => {
  const page = await browser.as('officer', { scripts: false });
  await page.goto('/office/authorities');
  expect(await page.getByRole('link', { name: 'Inscrire une autorisation d’engagement' }).count()).toBe(0);
  await page.getByRole('link', { name: /AE 1$/ }).click();
  await page.getByRole('table', { name: 'Échéancier par année' }).waitFor();
  expect(await page.locator('main form[method=post]').count()).toBe(0);
  expect((await page.goto('/office/authorities/vote'))?.status()).toBe(403);
});
