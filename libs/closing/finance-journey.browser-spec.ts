import { startApp, type TestApp } from '#libs/testing';
import { attach, begin, conclude, newLine } from '../budgets/budget-screens.builder.js';
import { inForce, plantBeneficiaries } from '../grants/grants.builder.js';
import { axe, type Page, picture, startBrowser, type TestBrowser } from '../testing/browser.js';
import { act, send } from '../testing/screen-acts.js';

/** A finance officer runs the year 2006 of the AIDS programme from the vote to the closed year, in English, through the screens. */
let now = '2006-01-05';
let house: TestApp;
let browser: TestBrowser;
let finance: Page;
let accountant: Page;

beforeAll(async () => {
  house = await startApp({ screens: true, clock: { now: () => new Date(`${now}T10:00:00Z`) } });
  await plantBeneficiaries(house);
  browser = await startBrowser(house);
  finance = await browser.as('finance', { language: 'en' });
  accountant = await browser.as('accountant', { language: 'en' });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await house.close();
});
afterEach(() => expect(browser.faults()).toEqual([]));

const SCREENS = [
  'budget-acts?year=2006',
  'budget-acts/draft',
  'budget-tree?year=2006',
  'budget-lines?year=2006',
  'forecast',
  'outlook',
  'instalments',
  'year-ends',
  'year-ends/2006',
  'year-ends/2006/reviews',
  'annual-report?programme=aids&year=2006',
];

const report = async (year: number) =>
  (await (await house.as('finance')).get(`/api/annual-report?programme=aids&year=${year}`)).body;
/** The key figures of a report, as the screen shows them. */
const figures = async (year: number) => {
  await finance.goto(`/office/annual-report?programme=aids&year=${year}`);
  return (await finance.locator('.row-apart .figure').allInnerTexts()).join(' ').replace(/\s+/g, ' ');
};
async function vote(kind: string, title: string, year: string, amount: string): Promise<void> {
  await begin(finance, kind, title, year);
  if (kind === 'BP') {
    await newLine(finance, 0, 'AIDS grants', '65', '6574', amount);
    await newLine(finance, 1, 'New actions', '67', '6574', '20 000');
  } else {
    await finance.fill('[name="lines.0.amountCents:cents"]', amount);
    await finance.fill('[name=counterpart]', 'More tax came in than was planned');
  }
  await send(finance, finance.locator('#act button[type=submit]'));
  await attach(finance);
  await conclude(finance, 'adopt');
  await finance.getByText(`${year} ${kind} 1`).first().waitFor();
}
/** Moves money between two chapters: no change of the total, and two people approve it on its route. */
async function move(title: string, from: string, to: string): Promise<void> {
  await begin(finance, 'VIR', title, '2006');
  await finance.getByLabel('Amount for New actions').fill(from);
  await finance.getByLabel('Amount for AIDS grants').fill(to);
  await send(finance, finance.locator('#act button[type=submit]'));
  await attach(finance);
  await conclude(finance, 'submit');
  await finance.locator('a[href^="/office/approval-cases/"]').first().waitFor();
  for (const name of ['head', 'elected'] as const) {
    const decider = await browser.as(name, { language: 'en' });
    await decider.goto('/office/approval-cases');
    await decider.getByRole('link', { name: title }).first().click();
    await decider.waitForURL(/approval-cases\/./);
    expect(await axe(decider)).toEqual([]);
    await act(decider, 'approval.approve');
  }
}
/** Issues what is due first, and the accountant accepts and pays it. */
async function pay(paidOn: string, bankReference: string): Promise<void> {
  await finance.goto('/office/instalments');
  await send(finance, finance.locator('main form button[type=submit]').last());
  await accountant.goto('/office/payments?state=issued');
  await accountant.goto((await accountant.locator('tbody a').first().getAttribute('href'))!);
  await act(accountant, 'payment-order.accept');
  await act(accountant, 'payment-order.confirm-paid', { paidOn, bankReference });
}

it('the council votes the budget and amends it', async () => {
  await vote('BP', 'Budget 2006', '2006', '100,000.00');
  now = '2006-02-01';
  await vote('DM', 'First amendment', '2006', '5 000,00');
  expect(await figures(2006)).toMatch(/Modified total €125,000\.00|€125,000\.00/);
  await finance.goto('/office/budget-tree?year=2006');
  expect(await finance.locator('tfoot').innerText()).toMatch(/125,000\.00/);
});

it('money moves between two chapters once head and elected approver have agreed', async () => {
  await move('More for grants', '−1,000.00', '1 000,00');
  expect(await figures(2006)).toMatch(/€125,000\.00/);
  await finance.goto('/office/budget-tree?year=2006');
  const chapter = (number: string) => finance.locator('tr.tree-chapter').filter({ hasText: `Chapter ${number}` });
  expect(await chapter('65').innerText()).toMatch(/106,000\.00/);
  expect(await chapter('67').innerText()).toMatch(/19,000\.00/);
});

it('no screen of the year has a fault that axe finds', async () => {
  const found: string[] = [];
  for (const at of SCREENS) {
    await finance.goto(`/office/${at}`);
    found.push(...(await axe(finance)).map((fault) => `${at} ${fault}`));
  }
  expect(found).toEqual([]);
});

it('a grant is promised, its first part ordered and paid; forecast and report tell it', async () => {
  const instalments = [
    { amountCents: 1_200_000n, dueOn: '2006-03-01' },
    { amountCents: 800_000n, condition: 'Final report' },
  ];
  const id = await inForce(house, { year: 2006, cents: 2_000_000n, instalments, on: '2006-02-10' });
  now = '2006-03-05';
  await finance.goto('/office/forecast');
  expect(await finance.locator('main').innerText()).toMatch(/12,000\.00/);
  await pay('2006-03-05', 'BANK-1');
  expect(await figures(2006)).toMatch(/Paid 9\.60 ?% €12,000\.00/);
  const officer = await house.actor('officer');
  await house.db.query(
    "UPDATE instalments SET condition_met_on = '2006-12-20', condition_confirmed_by = $2 WHERE grant_id = $1 AND position = 2",
    [id, officer.id],
  );
});

it('the year is reviewed, tried and closed; its report stays the same to the cent when the next year goes on', async () => {
  now = '2007-01-31';
  await vote('BP', 'Budget 2007', '2007', '100,000.00');
  await finance.goto('/office/year-ends/2006');
  await send(finance, finance.locator('form button[type=submit]', { hasText: /propos/ }).first());
  await finance.goto('/office/year-ends/2006/trial');
  expect(await finance.locator('tbody').first().innerText()).toMatch(/8,000\.00/);
  expect(await axe(finance)).toEqual([]);
  await finance.goto('/office/year-ends/2006');
  await act(finance, 'year-end.close');
  const closed = await report(2006);
  const shown = await figures(2006);
  expect(closed).toMatchObject({
    closed: true,
    figures: { modifiedCents: 12_500_000, paidCents: 1_200_000, accruedCents: 800_000, lapsedCents: 10_500_000 },
  });
  await finance.goto('/office/year-ends/2006');
  await act(finance, 'year-end.open');
  await pay('2007-01-31', 'BANK-2');
  const { at: _now, ...same } = closed;
  expect(await report(2006)).toMatchObject(same);
  expect(await figures(2006)).toBe(shown);
  expect((await report(2007)).figures).toMatchObject({
    earlierCents: 800_000,
    realisedCents: 0,
    availableCents: 12_000_000,
  });
});

it('what comes back of the closed year is income of the open one', async () => {
  const closed = await report(2006);
  await accountant.goto('/office/payments?year=2006&sort=number');
  await accountant.goto((await accountant.locator('tbody a').last().getAttribute('href'))!);
  const refund = { amountCents: '500.00', receivedOn: '2007-01-31', bankReference: 'BACK-1', reason: 'Not spent' };
  await act(accountant, 'payment-order.record-refund', refund);
  await finance.goto('/office/refunds?year=2007');
  expect(await finance.locator('tbody').innerText()).toMatch(/Not spent[\s\S]*income[\s\S]*500\.00/);
  expect(await axe(finance)).toEqual([]);
  await picture(finance, 'refunds');
  const { at: _now, ...same } = closed;
  expect(await report(2006)).toMatchObject(same);
});
