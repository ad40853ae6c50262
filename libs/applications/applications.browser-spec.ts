import { startApp, type TestApp } from '#libs/testing';
import { type Page, startBrowser, type TestBrowser } from '#libs/testing';
import { aCall, plantApplicants, SetClock, wholeDraft } from './applications.builder.js';

const clock = new SetClock('2027-06-10T09:00:00Z');
let house: TestApp;
let browser: TestBrowser;

beforeAll(async () => {
  house = await startApp({ clock, screens: true });
  await plantApplicants(house.db);
  browser = await startBrowser(house);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

async function openCall(title: string): Promise<string> {
  const officer = await house.as('officer');
  const { body } = await officer.post('/api/calls', aCall({ title }));
  await officer.post(`/api/calls/${body.id}/open`);
  return body.id;
}

const goOn = (page: Page) => page.click('button[value=next]');
const at = (page: Page, step: string) => page.waitForURL(new RegExp(`/portal/applications/[0-9a-f-]+/${step}$`));
const fill = async (page: Page, values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values)) await page.fill(`[name="${name}"]`, value);
};

/** Every section by keyboard and mouse alone, with the buttons that the server drew. */
async function fillForm(page: Page): Promise<void> {
  await at(page, 'request');
  for (const [name, value] of [
    ['aid', 'cash'],
    ['renewal', 'first'],
    ['purpose', 'project'],
    ['duration', 'yearly'],
  ])
    await page.check(`[name="request.${name}"][value=${value}]`);
  await fill(page, { 'request.publicAidCents:cents': '25 000' });
  await goOn(page);
  await at(page, 'contact');
  await fill(page, { 'contact.role': 'Responsable', 'contact.phone': '+33 1 00 00 00 00' });
  await goOn(page);
  await at(page, 'project');
  await fill(page, {
    'project.title': 'Dépistage à Kondéra',
    'project.need': 'a',
    'project.aims': 'b',
    'project.public': 'c',
    'project.means': 'd',
  });
  await goOn(page);
  await at(page, 'place');
  await page.locator('[name="place.countries:list"]').first().selectOption('BF');
  await fill(page, { 'place.place': 'Kondéra', 'place.startsOn': '2027-09-01', 'place.endsOn': '2028-08-31' });
  await goOn(page);
  await at(page, 'partners');
  await goOn(page);
  await at(page, 'budget');
  await fillBudget(page);
  await at(page, 'indicators');
  await fill(page, {
    'indicators.indicators.0.name': 'Personnes dépistées',
    'indicators.indicators.0.target': '4 000 personnes',
  });
  await goOn(page);
  await at(page, 'papers');
}

async function fillBudget(page: Page): Promise<void> {
  await page.selectOption('[name="budget.charges.0.account"]', '64');
  await fill(page, {
    'budget.charges.0.amountCents:cents': '30 000,00',
    'budget.askedCents:cents': '12\u202f500,50\u202f€',
  });
  await page.selectOption('[name="budget.produits.0.account"]', '75');
  await fill(page, { 'budget.produits.0.label': 'Dons', 'budget.produits.0.amountCents:cents': '17 499,50' });
  await goOn(page);
}

async function attachPapers(page: Page): Promise<void> {
  for (const kind of ['statutes', 'accounts']) {
    await page.selectOption('[name=kind]', kind);
    const buffer = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
    await page.setInputFiles('[name=file]', { name: `${kind}.pdf`, mimeType: 'application/pdf', buffer });
    await page.click('#application-attach button[type=submit]');
    await page.getByRole('link', { name: `${kind}.pdf`, exact: true }).waitFor();
  }
}

it('with scripts off one signs in, fills and submits the application, and reads its status', async () => {
  await openCall('Sans script 2027');
  const page = await browser.as(undefined, { scripts: false, width: 390 });
  await page.goto('/calls');
  await page.click('text=Sans script 2027');
  await page.click('text=Se connecter pour commencer un dossier');
  await fill(page, { email: 'signatory@demo.example', password: 'a password for tests' });
  await page.click('main button[type=submit]');
  await page.waitForURL(/\/portal/);
  await page.goto('/portal/calls');
  await page.click('text=Sans script 2027');
  await page.click('text=Commencer un dossier');
  await page.click('text=Nature de la demande');
  await fillForm(page);
  await attachPapers(page);
  await page.click('text=Continuer');
  await at(page, 'submit');
  await page.click('#application-submit button[type=submit]');
  await page.locator('.summary li').nth(1).waitFor();
  expect(await page.locator('.summary li').count()).toBe(2);
  await page.check('#application-submit-sworn');
  await page.check('#application-submit-republicanCommitment');
  await page.click('#application-submit button[type=submit]');
  await page
    .getByText(/Récépissé n° 2027-\d{6}/)
    .first()
    .waitFor();
  expect(await page.locator('.tag').first().textContent()).toContain('déposé');
  expect(await page.locator('.road [aria-current=step]').textContent()).toContain('Complet');
  const pdf = await page.request.get((await page.getByText('Télécharger le récépissé').getAttribute('href'))!);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
}, 120_000);

it('D09: an amount pasted with narrow spaces is the same cents after every save, in both languages', async () => {
  const id = await wholeDraft(await house.as('editor'), await openCall('Montants 2027'));
  const page = await browser.as('editor', { scripts: false });
  const cents = async () =>
    (await (await house.as('editor')).get(`/api/applications/${id}`)).body.answers.budget.askedCents;
  const field = page.locator('[name="budget.askedCents:cents"]');
  await page.goto(`/portal/applications/${id}/budget`);
  await field.fill('12\u202f500,50\u202f€');
  const shown: [number, string][] = [];
  for (const language of ['fr', 'fr', 'en']) {
    if (language === 'en') {
      await page.locator('footer [name=language][value=en], footer button[value=en]').first().click();
      await page.goto(`/portal/applications/${id}/budget`);
    }
    await page.click('button[value=stay]');
    shown.push([await cents(), (await field.inputValue()).replace(/\s/g, ' ')]);
  }
  expect(shown).toEqual([
    [1_250_050, '12 500,50'],
    [1_250_050, '12 500,50'],
    [1_250_050, '12,500.50'],
  ]);
}, 60_000);

it('with scripts the form saves itself, the budget adds up while one types, and a colleague’s change is told', async () => {
  const editor = await house.as('editor');
  const id = await wholeDraft(editor, await openCall('Autosave 2027'));
  const page = await browser.as('signatory'); // the editor reads English since the test before
  await page.goto(`/portal/applications/${id}/budget`, { waitUntil: 'networkidle' });
  await page.fill('[name="budget.charges.0.amountCents:cents"]', '14,500');
  await page.locator('.sum').getByText('14,500').waitFor({ timeout: 40_000 });
  await page.fill('[name="budget.charges.0.amountCents:cents"]', '14 500,01');
  await page.locator('.sum').getByText('écart de').waitFor({ timeout: 40_000 });
  await page.locator('.saved[data-state=saved]').waitFor();
  expect((await editor.get(`/api/applications/${id}`)).body.answers.budget.charges[0].amountCents).toBe(1_450_001);
  await page.goto(`/portal/applications/${id}/project`, { waitUntil: 'networkidle' });
  await editor.patch(`/api/applications/${id}`, { version: 1, project: { title: 'Titre d’un collègue' } });
  await page.fill('[name="project.title"]', 'Mon titre');
  await page.locator('.saved[data-state=refused]').waitFor();
  expect(await page.locator('.saved').textContent()).toContain('Un collègue a enregistré');
  expect((await editor.get(`/api/applications/${id}`)).body.title).toBe('Titre d’un collègue');
  expect(browser.faults()).toEqual([]);
}, 90_000);
