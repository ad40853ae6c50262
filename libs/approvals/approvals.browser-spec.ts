import { axe, picture, startApp, startBrowser, type Page, type TestApp, type TestBrowser } from '#libs/testing';
import { makeThings, openThing, thing } from './approvals.builder.js';

let app: TestApp;
let browser: TestBrowser;
beforeAll(async () => {
  app = await startApp({ screens: true });
  await makeThings(app);
  browser = await startBrowser(app);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const act = (page: Page, name: string) => page.locator(`[data-act="${name}"]`);

/** Opens the case from the list of what waits for this person. */
async function openMine(name: string, title: string): Promise<Page> {
  const page = await browser.as(name);
  await page.goto('/office/approval-cases?waiting=me');
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return page;
}

const flash = (page: Page, text: string) => page.getByRole('status').getByText(text).waitFor();

test('a case through the screens: opinion, two approvals, the vote, its dates, in force', async () => {
  const title = 'Centre de dépistage de Gao';
  const { id } = await openThing(app, { cents: 4_000_000n, title });
  const officer = await openMine('officer', title);
  await act(officer, 'approval.give-opinion').locator('summary').click();
  await officer.getByLabel('Favorable', { exact: true }).check();
  await officer.getByLabel('Motif').fill('Équipe connue, coûts vérifiés.');
  await act(officer, 'approval.give-opinion').getByRole('button').click();
  await flash(officer, 'Votre avis est signé.');

  const head = await openMine('head', title);
  await picture(head, 'deciding');
  await act(head, 'approval.approve').getByRole('button').click();
  await flash(head, 'Vous avez approuvé ce dossier.');
  await head.getByText('Avis favorable').first().waitFor();

  const elected = await openMine('elected', title);
  await act(elected, 'approval.approve').getByRole('button').click();
  await flash(elected, 'Vous avez approuvé ce dossier.');

  const secretary = await openMine('secretary', title);
  await secretary.getByRole('link', { name: 'Enregistrer le vote du conseil' }).click();
  await secretary.getByLabel('Numéro', { exact: true }).fill('2026 DGRI 29 DASES');
  await secretary.getByLabel('Séance', { exact: true }).fill('2026-01-12');
  await picture(secretary, 'record-deliberation');
  await secretary.getByRole('button', { name: 'Enregistrer une délibération' }).click();
  await flash(secretary, 'La délibération est enregistrée.');
  for (const verb of ['transmit', 'notify']) {
    await act(secretary, `deliberation.${verb}`).locator('summary').click();
    await act(secretary, `deliberation.${verb}`).getByLabel('Date').fill('2026-01-14');
    await act(secretary, `deliberation.${verb}`).getByRole('button').click();
    await secretary.getByRole('status').waitFor();
  }
  await picture(secretary, 'deliberation');
  expect(await thing(app, id)).toEqual({ state: 'in force 2026-01-14', moves: 2 });
  expect(browser.faults()).toEqual([]);
});

test('a refusal needs its reason, and says what the reader cannot do and why', async () => {
  const title = 'Puits de Kidal';
  const { caseId } = await openThing(app, { title });
  const early = await browser.as('head');
  await early.goto(`/office/approval-cases/${caseId}`);
  expect(await act(early, 'approval.approve').textContent()).toContain('Avis de l’instructeur');
  await app.tell();
  const page = await browser.as('officer');
  await page.goto('/office/notices');
  await picture(page, 'notices');
  await page.getByRole('button', { name: `À vous de décider : ${title}` }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await act(page, 'approval.give-opinion').locator('summary').click();
  await page.getByLabel('Défavorable').check();
  await act(page, 'approval.give-opinion').getByRole('button').click();
  await page.getByRole('alert').waitFor();
  await picture(page, 'opinion-refused');
  expect(await page.getByLabel('Défavorable').isChecked()).toBe(true);
  expect(await axe(page)).toEqual([]);
});

test('the administrator reads the kept messages', async () => {
  const page = await browser.as('admin');
  await page.goto('/office/deliveries?state=kept');
  await picture(page, 'deliveries');
  await page
    .getByRole('link', { name: /Puits de Kidal/ })
    .first()
    .click();
  await page.getByText('Bonjour Claire Morel,').waitFor();
  await picture(page, 'delivery');
  expect(await axe(page)).toEqual([]);
});
