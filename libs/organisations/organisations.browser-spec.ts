import { DEMO_ORGANISATIONS } from '#libs/access';
import { axe, sideways, startApp, startBrowser, type TestApp, type TestBrowser } from '#libs/testing';
import { demoIban, demoSiret } from './demo-numbers.js';
import { plantTwoOrganisations } from './organisations.demo.js';

let app: TestApp;
let browser: TestBrowser;
beforeAll(async () => {
  app = await startApp({ screens: true });
  await plantTwoOrganisations(app.app);
  browser = await startBrowser(app);
});
afterAll(async () => {
  await browser.close();
  await app.close();
});
afterEach(() => expect(browser.faults()).toEqual([]));

const OURS = `/portal/organisations/${DEMO_ORGANISATIONS.santeSahel}`;
const THEIRS = `/office/organisations/${DEMO_ORGANISATIONS.santeSahel}`;

test('without scripts: a signatory enters an account, finance confirms it, and each is told what was done', async () => {
  const portal = await browser.as('signatory', { width: 390, scripts: false });
  await portal.goto('/portal/organisation');
  expect(new URL(portal.url()).pathname).toBe(OURS);
  await portal.click('[data-act="bank-account.enter"] summary');
  await portal.fill('[name=iban]', 'FR76 ##');
  await portal.fill('[name=bic]', 'demofrpp');
  await portal.click('[data-act="bank-account.enter"] button');
  expect(await portal.textContent('[role=alert]')).toContain('relevé d’identité bancaire');
  expect(await portal.inputValue('[name=bic]')).toBe('demofrpp');
  await portal.fill('[name=iban]', demoIban(70).replace(/(.{4})/g, '$1 '));
  await portal.click('[data-act="bank-account.enter"] button');
  expect(await portal.textContent('[role=status]')).toContain('Une autre personne doit maintenant le confirmer');
  expect(await sideways(portal)).toBeLessThanOrEqual(0);
  const office = await browser.as('finance', { scripts: false });
  await office.goto(THEIRS);
  expect(await office.isVisible('[data-account=entered]')).toBe(true);
  await office.click('text=Confirmer le compte');
  expect(await office.textContent('[data-account=confirmed]')).toContain(demoIban(70).slice(0, 4));
});

test('an administrator adds a person; the link of the letter opens the account', async () => {
  const admin = await browser.as('admin');
  await admin.goto('/office/people/new');
  await admin.fill('[name=name]', 'Rose Delmas');
  await admin.fill('[name=email]', 'rose@demo.example');
  await admin.selectOption('[name=role]', 'ngo-editor');
  await admin.click('main button[type=submit]');
  await admin.waitForSelector('[role=alert]');
  expect(await admin.textContent('[role=alert]')).toContain('organisme précis');
  await admin.selectOption('[name=scope]', DEMO_ORGANISATIONS.santeSahel);
  await admin.click('main button[type=submit]');
  await admin.waitForSelector('h1:has-text("Rose Delmas")');
  const letter = await app.db.one<{ link: string }>(`SELECT link FROM deliveries WHERE address = 'rose@demo.example'`);
  const rose = await browser.as();
  await rose.goto(new URL(letter!.link).pathname);
  await rose.fill('[name=password]', 'trois nuages au-dessus');
  await rose.click('main button[type=submit]');
  await rose.waitForURL(/sign-in/);
  await rose.fill('[name=email]', 'rose@demo.example');
  await rose.fill('[name=password]', 'trois nuages au-dessus');
  await rose.click('main button[type=submit]');
  await rose.waitForURL(/portal/);
  await rose.goto(OURS);
  expect(await rose.textContent('main')).toContain('Rose Delmas');
});

test('a published file is uploaded, mapped, previewed and taken; the organisation shows its past', async () => {
  const page = await browser.as('officer');
  await page.goto('/office/past-grant-imports');
  const text = `Année;Bénéficiaire;SIRET;Objet;Montant\n2021;Santé Sahel;${demoSiret(0)};Dispensaire;12 000,50\n2022;;;Sans nom;5`;
  await page.setInputFiles('[type=file]', {
    name: 'passé.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text, 'latin1'),
  });
  await page.click('main form button[type=submit]');
  await page.waitForSelector('h1:has-text("passé.csv")');
  expect(await page.textContent('[data-act="past-grant-import.apply"]')).toContain('Aucune colonne ne dit qui donne');
  await page.fill('[name=giver]', 'Ville');
  await page.click('text=Relire avec ces colonnes');
  await page.click('[data-act="past-grant-import.apply"] summary');
  await page.click('[data-act="past-grant-import.apply"] button');
  await page.waitForSelector('h2:has-text("Ce que l’import a fait")');
  expect(await page.textContent('main table')).toContain('Le bénéficiaire manque.');
  await page.goto(THEIRS);
  expect((await page.textContent('main'))!.replace(/\s/g, ' ')).toContain('2021 : 12 000,50 €');
});

test('one’s own account: language and password; axe finds nothing on these screens', async () => {
  const page = await browser.as('head');
  await page.goto('/office/profile');
  await page.check('[name=language][value=en]');
  await page.click('#profile-change button');
  await page.waitForSelector('h1:has-text("My account")');
  for (const path of ['/office/profile', THEIRS]) {
    await page.goto(path);
    expect(await axe(page)).toEqual([]);
  }
});
