import { authorityOf, inForce, lineOf, plantBeneficiaries, recommended } from './grants.builder.js';
import { DrawUpGrant } from './draw-up-grant.js';
import { startApp, type TestApp } from '#libs/testing';
import { axe, picture, startBrowser, type TestBrowser } from '../testing/browser.js';

let house: TestApp;
let browser: TestBrowser;

beforeAll(async () => {
  house = await startApp({ screens: true });
  await plantBeneficiaries(house);
  browser = await startBrowser(house);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

it('D08: an officer splits a grant in three by the calendar and proposes it, without scripts', async () => {
  await lineOf(house, 'aids', 2027);
  const applicationId = await recommended(house, { cents: 8_000_000n, title: 'Un puits par école' });
  const page = await browser.as('officer', { scripts: false });
  await page.goto(`/office/grants/propose/${applicationId}`);
  await page.getByText('Partager en versements égaux').click();
  await page.fill('[name=count]', '3');
  await page.fill('[name=firstOn]', '2027-01-31');
  await page.getByRole('button', { name: 'Remplir les versements' }).click();
  const rows = await Promise.all(
    [0, 1, 2].map(async (i) => [
      (await page.inputValue(`[name="instalments.${i}.amountCents:cents"]`)).replace(/\s/g, ' '),
      await page.inputValue(`[name="instalments.${i}.dueOn"]`),
    ]),
  );
  expect(rows).toEqual([
    ['26 666,67', '2027-01-31'],
    ['26 666,67', '2027-02-28'],
    ['26 666,66', '2027-03-31'],
  ]);
  const propose = () => page.getByRole('button', { name: 'Proposer la subvention' }).click();
  await page.fill('[name="amountCents:cents"]', '80 000,01');
  await propose();
  await page.getByText('Le montant dépasse ce qui a été recommandé').first().waitFor();
  expect(await page.inputValue('[name="instalments.2.dueOn"]')).toBe('2027-03-31');
  await picture(page, 'grant-propose-refused');
  await page.fill('[name="amountCents:cents"]', '80 000,00');
  await propose();
  await page.getByText('Subvention proposée, montant pré-engagé').waitFor();
  await page.getByRole('heading', { name: 'Un puits par école', level: 1 }).waitFor();
  expect(browser.faults()).toEqual([]);
});

it('rule 8.4: a grant of three years is proposed on an authority, without scripts; its page tells each year', async () => {
  await lineOf(house, 'aids', 2027);
  await authorityOf(house, [
    { year: 2027, plannedCents: 20_000_000n },
    { year: 2028, plannedCents: 16_000_000n },
  ]);
  const applicationId = await recommended(house, { cents: 36_000_000n, title: 'Soins de trois ans' });
  const page = await browser.as('officer', { scripts: false });
  await page.goto(`/office/grants/propose/${applicationId}`);
  await page.fill('[name="instalments.0.dueOn"]', '2027-04-01');
  await page.fill('[name="instalments.0.amountCents:cents"]', '150000');
  await page.fill('[name="instalments.1.amountCents:cents"]', '120 000');
  await page.fill('[name="instalments.1.dueOn"]', '2028-04-01');
  await page.fill('[name="instalments.2.amountCents:cents"]', '90 000,00');
  await page.fill('[name="instalments.2.dueOn"]', '2029-04-01');
  await page.getByText('Subvention sur plusieurs années').click();
  await page.selectOption('[name=authorityId]', { index: 1 });
  await page.fill('[name="slices.0.amountCents:cents"]', '150 000,00');
  await page.fill('[name="slices.1.amountCents:cents"]', '120 000,00');
  await page.fill('[name="slices.2.amountCents:cents"]', '89 999,99');
  const propose = () => page.getByRole('button', { name: 'Proposer la subvention' }).click();
  await propose();
  await page.getByText('l’écart est de 0,01').first().waitFor();
  await page.fill('[name="slices.2.amountCents:cents"]', '90 000,00');
  await propose();
  await page.getByRole('heading', { name: 'Soins de trois ans', level: 1 }).waitFor();
  const rows = await page.locator('#slices tbody tr').allInnerTexts();
  expect(rows.map((row) => row.replace(/\s+/g, ' '))).toEqual([
    expect.stringMatching(/2027 .*150 000,00/),
    expect.stringMatching(/2028 .*120 000,00/),
    expect.stringMatching(/2029 .*90 000,00/),
  ]);
  expect(browser.faults()).toEqual([]);
});

it('the signatory takes the agreement and gives it back signed, on a phone and without scripts', async () => {
  const id = await inForce(house, { cents: 3_000_000n, year: 2026, title: 'Filtres familiaux' });
  await house.get(DrawUpGrant).run(await house.actor('officer'), id, { language: 'fr', keepsUnspent: false });
  const page = await browser.as('signatory', { scripts: false, width: 390 });
  await page.goto('/portal/grants');
  await page.getByRole('link', { name: 'Filtres familiaux' }).click();
  await page.getByText('À vous : téléchargez la convention').waitFor();
  const href = await page.getByRole('link', { name: 'Télécharger la convention' }).getAttribute('href');
  const agreement = await (await house.as('signatory')).get(href!);
  await page.locator('[data-act="grant.give-signed"] summary').click();
  await page.setInputFiles('[name=file]', { name: 'signée.pdf', mimeType: 'application/pdf', buffer: agreement.bytes });
  await page.locator('#grant-give-signed button[type=submit]').click();
  await page.getByText('Votre copie signée est chez nous').waitFor();
  await picture(page, 'grant-copy-given-phone');
  expect((await (await house.as('head')).get(`/api/grants/${id}`)).body.agreement.signedCopyAt).not.toBeNull();
  const seeing = await browser.as('signatory');
  await seeing.goto(`/portal/grants/${id}`);
  expect(await axe(seeing)).toEqual([]);
  expect(browser.faults()).toEqual([]);
});
