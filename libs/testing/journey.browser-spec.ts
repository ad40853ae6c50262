import { addDays, systemClock, today } from '#libs/kernel';
import { startApp, type TestApp } from './app.js';
import { axe, type Page, picture, startBrowser, type TestBrowser } from './browser.js';
import { castOf, plantGround } from './road.js';
import { act, fill, flash, send, type Typed } from './screen-acts.js';

const DAY = today(systemClock);
const PEOPLE = [
  'editor',
  'signatory',
  'officer',
  'reviewer',
  'head',
  'elected',
  'secretary',
  'finance',
  'accountant',
  'auditor',
] as const;

let house: TestApp;
let browser: TestBrowser;
let pages: Record<(typeof PEOPLE)[number], Page>;
let lineId: string;
let fileAt: string;
let grantId: string;
beforeAll(async () => {
  house = await startApp({ screens: true, worker: true });
  browser = await startBrowser(house);
  lineId = await plantGround(house, await castOf(house));
  const opened = await Promise.all(PEOPLE.map((name) => browser.as(name)));
  pages = Object.fromEntries(PEOPLE.map((name, i) => [name, opened[i]!])) as typeof pages;
}, 120_000);
afterAll(async () => {
  await browser.close();
  await house.close();
});
afterEach(() => expect(browser.faults()).toEqual([]));

let broken = false;
/** A step of the road; once one has failed the later ones cannot be walked. */
const step = (what: string, walk: () => Promise<void>) =>
  it(what, async () => {
    if (broken) throw new Error('an earlier step of the road failed');
    broken = true;
    await walk();
    broken = false;
  });

const SECTIONS: [string, Typed][] = [
  [
    'request',
    {
      'request.aid': 'cash',
      'request.renewal': 'first',
      'request.purpose': 'project',
      'request.duration': 'yearly',
      'request.publicAidCents': '25 000,00',
    },
  ],
  [
    'contact',
    {
      'contact.name': 'Aminata Sarr',
      'contact.role': 'Responsable de projets',
      'contact.email': 'projets@sante-sahel.example',
      'contact.phone': '+33 1 00 00 00 00',
    },
  ],
  [
    'project',
    {
      'project.title': 'Dépistage de proximité à Ouagadougou',
      'project.need': 'Deux quartiers sont à plus d’une heure du premier centre.',
      'project.aims': 'Dépister 4 000 personnes par an.',
      'project.public': 'Jeunes de 15 à 25 ans.',
      'project.means': 'Une équipe mobile de quatre personnes.',
    },
  ],
  [
    'place',
    {
      'place.countries': 'BF',
      'place.place': 'Secteurs 28 et 30',
      'place.startsOn': addDays(DAY, 90),
      'place.endsOn': addDays(DAY, 450),
    },
  ],
  [
    'partners',
    {
      'partners.partners.0.name': 'Association Wend Panga',
      'partners.partners.0.country': 'BF',
      'partners.partners.0.role': 'Équipe mobile',
      'partners.partners.0.receivesCents': '6 000,00',
    },
  ],
  [
    'budget',
    {
      'budget.charges.0.account': '60',
      'budget.charges.0.label': 'Tests',
      'budget.charges.0.amountCents': '20 000,50',
      'budget.charges.1.account': '64',
      'budget.charges.1.label': 'Équipe',
      'budget.charges.1.amountCents': '39 999,50',
      'budget.askedCents': '30 000,00',
      'budget.produits.0.account': '75',
      'budget.produits.0.label': 'Dons',
      'budget.produits.0.amountCents': '30 000,00',
    },
  ],
  [
    'indicators',
    { 'indicators.indicators.0.name': 'Personnes dépistées', 'indicators.indicators.0.target': '4 000 personnes' },
  ],
];

step('the officer makes a call and opens it', async () => {
  const page = pages.officer;
  await page.goto('/office/calls/new');
  await fill(page, 'main form', {
    programmeCode: 'aids',
    fiscalYear: DAY.slice(0, 4),
    title: 'Lutte contre le sida',
    opensOn: addDays(DAY, -1),
    closesOn: addDays(DAY, 30),
    envelopeCents: '1 700 000,00',
    minCents: '5 000,00',
    maxCents: '150 000,00',
    eligibilityFr: 'Associations déclarées depuis un an.',
    eligibilityEn: 'Associations declared for a year.',
  });
  await send(page, page.locator('main form button[type=submit]').last());
  await act(page, 'call.open');
  expect(await flash(page)).toContain('Ouvrir');
});

step('the editor fills the form and attaches the papers; what was typed is kept as it was', async () => {
  const page = pages.editor;
  await page.goto('/portal/calls');
  await page.getByRole('link', { name: 'Lutte contre le sida' }).first().click();
  await page.waitForURL(/calls\/./);
  await send(page, page.getByRole('button', { name: 'Commencer un dossier' }));
  fileAt = /applications\/[\w-]+/.exec(page.url())![0];
  for (const [section, typed] of SECTIONS) {
    await page.goto(`/portal/${fileAt}/${section}`);
    await fill(page, 'main', typed);
    await send(page, page.getByRole('button', { name: 'Enregistrer et continuer' }));
  }
  for (const kind of ['statutes', 'accounts']) {
    await page.goto(`/portal/${fileAt}/papers`);
    await fill(page, 'main', { kind, file: `${kind}.pdf` });
    await send(page, page.getByRole('button', { name: 'Joindre' }));
  }
  await page.goto(`/portal/${fileAt}/budget`);
  expect(await page.locator('[name^="budget.askedCents"]').inputValue()).toMatch(/^30\s000,00$/);
  await picture(page, 'journey-budget');
});

step('the signatory submits, and has a receipt', async () => {
  const page = pages.signatory;
  await page.goto(`/portal/${fileAt}/submit`);
  await fill(page, 'main', { sworn: true, republicanCommitment: true });
  await send(page, page.locator('main form button[type=submit]').last());
  expect(await flash(page)).toMatch(/\d{4}-\d{6}/);
  expect(await page.locator('main').innerText()).toContain('Récépissé');
});

step(
  'the officer finds the file on the worklist, checks it and asks for a review; the reviewer scores it',
  async () => {
    const { officer, reviewer } = pages;
    await officer.goto('/office');
    await officer
      .getByRole('link', { name: /Dépistage de proximité/ })
      .first()
      .click();
    await officer.waitForURL(/applications\//);
    await act(officer, 'application.complete');
    const { id } = (await (await house.as('reviewer')).get('/api/session')).body as { id: string };
    await act(officer, 'application.assign', { reviewerIds: [id] });
    await reviewer.goto('/office');
    await reviewer
      .getByRole('link', { name: /Dépistage de proximité/ })
      .first()
      .click();
    await reviewer.waitForURL(/applications\//);
    await reviewer.goto(`/office/${fileAt}/review`);
    await send(reviewer, reviewer.getByRole('button', { name: 'Je n’ai pas d’intérêt' }));
    const scores = await reviewer.locator('[name^="scores."][name$=".criterion"]').count();
    const typed = Object.fromEntries(Array.from({ length: scores }, (_, i) => [`scores.${i}.score`, '4']));
    await fill(reviewer, 'main', { ...typed, comment: 'Équipe connue, besoin démontré.' });
    await send(reviewer, reviewer.getByRole('button', { name: 'Rendre l’évaluation' }));
  },
);

step('the officer recommends an amount and proposes the grant: the money is reserved', async () => {
  const page = pages.officer;
  await page.goto(`/office/${fileAt}`);
  await act(page, 'application.recommend', { amountCents: '30 000,00', opinion: 'Avis favorable.' });
  await page.goto(`/office/grants/propose/${fileAt.split('/')[1]}`);
  await fill(page, 'main', {
    lineId,
    amountCents: '30 000,00',
    purpose: 'Dépistage de proximité',
    'instalments.0.amountCents': '20 000,00',
    'instalments.0.dueOn': DAY,
    'instalments.1.amountCents': '10 000,00',
    'instalments.1.condition': 'Compte rendu intermédiaire',
  });
  await send(page, page.locator('main form button[type=submit]').last());
  grantId = /grants\/([\w-]+)/.exec(page.url())![1]!;
  expect(await page.locator('main').innerText()).toMatch(/30\s000,00/);
});

step(
  'opinion, head of unit, elected approver: each decides once; what the officer prepared the officer cannot approve',
  async () => {
    const { caseId } = (await (await house.as('auditor')).get(`/api/grants/${grantId}`)).body as { caseId: string };
    const at = `/office/approval-cases/${caseId}`;
    await pages.officer.goto(at);
    await act(pages.officer, 'approval.give-opinion', { favourable: 'true', reason: 'Conforme au règlement.' });
    for (const name of ['head', 'elected'] as const) {
      await pages[name].goto('/office');
      await pages[name]
        .getByRole('link', { name: /Dépistage de proximité/ })
        .first()
        .click();
      await pages[name].waitForURL(/approval-cases\//);
      await picture(pages[name], `journey-deciding-${name}`);
      await act(pages[name], 'approval.approve');
    }
  },
);

step('the secretary records the vote and brings it into force: the money is committed', async () => {
  const page = pages.secretary;
  await page.goto('/office/deliberations/record');
  await fill(page, 'main', { number: '2026 DGRI 29', sessionOn: DAY, 'votes.0.result': 'adopted' });
  await send(page, page.locator('main form button[type=submit]').last());
  await act(page, 'deliberation.transmit', { on: DAY });
  await act(page, 'deliberation.publish', { on: DAY });
  expect(await page.locator('main').innerText()).toContain('2026 DGRI 29');
});

step('the agreement is drawn up, signed by the NGO and by the City', async () => {
  const { officer, signatory, head } = pages;
  await officer.goto(`/office/grants/${grantId}`);
  await act(officer, 'grant.draw-up', { language: 'fr' });
  await signatory.goto(`/portal/grants/${grantId}`);
  await act(signatory, 'grant.give-signed', { file: 'convention-signee.pdf' });
  await head.goto(`/office/grants/${grantId}`);
  await act(head, 'grant.sign');
});

step('finance orders the instalment, the accountant accepts and pays it', async () => {
  const { finance, accountant } = pages;
  await finance.goto('/office/instalments');
  await send(finance, finance.locator('main form button[type=submit]').last());
  await accountant.goto('/office');
  await accountant
    .getByRole('link', { name: /Dépistage de proximité/ })
    .first()
    .click();
  await accountant.waitForURL(/payments\//);
  await act(accountant, 'payment-order.accept');
  await act(accountant, 'payment-order.confirm-paid', { paidOn: DAY, bankReference: 'VIR-2026-0001' });
});

step('everybody concerned is told once', async () => {
  for (const name of ['editor', 'signatory'] as const) {
    const client = await house.as(name);
    let subjects: string[] = [];
    for (let i = 0; i < 100 && subjects.length < 4; i++) {
      subjects = ((await client.get('/api/notices?limit=100')).body as { items: { subject: string }[] }).items.map(
        (n) => n.subject,
      );
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(subjects.length).toBeGreaterThanOrEqual(3);
  }
  const { items } = (await (await house.as('admin')).get('/api/kept-mails?limit=200')).body as {
    items: { address: string; subject: string }[];
  };
  const told = items.map((mail) => `${mail.address} ${mail.subject}`);
  expect(new Set(told).size).toBe(told.length);
});

step('the annual report shows it to the cent', async () => {
  const page = pages.auditor;
  await page.goto(`/office/annual-report?programme=aids&year=${DAY.slice(0, 4)}`);
  const text = (await page.locator('main').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ');
  for (const figure of ['1 700 000,00', '1 670 000,00', '10 000,00', '20 000,00']) expect(text).toContain(figure);
  expect(text).toContain('Santé Sahel');
  expect(await axe(page)).toEqual([]);
});
