import { startApp, type TestApp } from '#libs/testing';
import { axe, picture, sideways, startBrowser, type TestBrowser } from '../testing/browser.js';
import { act } from '../testing/screen-acts.js';
import { inForce, plantBeneficiaries } from './grants.builder.js';

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

it('an NGO reports a result against its target, without scripts and on a phone; the officer sees and corrects it', async () => {
  const id = await inForce(house, { year: 2026, title: 'Dépistage mobile' });
  const { body } = await (await house.as('officer')).get(`/api/grants/${id}/results`);
  const at = body.indicators.findIndex((one: { label: string }) => one.label === 'Personnes dépistées') as number;
  const tested = body.indicators[at].indicatorId as string;
  const office = await browser.as('officer', { scripts: false });
  await office.goto(`/office/grants/${id}`);
  await act(office, 'grant.set-targets', { [`targets.${at}.target`]: '4 000' });

  const portal = await browser.as('editor', { scripts: false, width: 390 });
  await portal.goto(`/portal/grants/${id}`);
  const figures = { indicatorId: tested, value: '12 000', countedOn: '2026-06-30', source: 'Registre du centre' };
  await act(portal, 'grant.record-result', figures);
  await portal.getByText('Résultat enregistré').waitFor();
  await portal.getByText('300').first().waitFor();
  expect(await sideways(portal)).toBe(0);
  await picture(portal, 'grant-result-reported-phone');

  await office.goto(`/office/grants/${id}`);
  await office.getByText('Registre du centre Aminata').waitFor();
  const right = { value: '1200', countedOn: '2026-06-30', source: 'Registre, page 4', reason: 'Un zéro de trop' };
  await act(office, 'grant.correct-result', right);
  await office.getByText('Corrigé depuis').waitFor();
  await office.getByText(/corrigé.: 1.200 au lieu de 12.000/).waitFor();
  await picture(office, 'grant-results-office');
  await portal.goto(`/portal/grants/${id}`);
  await portal.getByText('Registre, page 4').first().waitFor();
  const seeing = await browser.as('editor');
  await seeing.goto(`/portal/grants/${id}`);
  expect(await axe(seeing)).toEqual([]);
  expect(browser.faults()).toEqual([]);
});

it('a report from the future is refused at its field, and what was typed stays', async () => {
  const id = await inForce(house, { year: 2026, title: 'Relais' });
  const page = await browser.as('signatory', { scripts: false });
  await page.goto(`/portal/grants/${id}`);
  const future = { value: '5', countedOn: '2099-01-01', source: 'Rapport' };
  await expect(act(page, 'grant.record-result', future)).rejects.toThrow();
  expect(await page.inputValue('[name=countedOn]')).toBe('2099-01-01');
});
