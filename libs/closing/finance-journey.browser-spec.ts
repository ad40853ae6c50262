import { startApp, type TestApp } from '#libs/testing';
import { inForce, plantBeneficiaries } from '../grants/grants.builder.js';
import { axe, type Page, picture, startBrowser, type TestBrowser } from '../testing/browser.js';
import { act, send } from '../testing/screen-acts.js';
import { FinanceDesk } from './finance-desk.builder.js';

/** A finance officer runs the year 2006 of the AIDS programme from the vote to the closed year, in English, through the screens. */
let now = '2006-01-05';
let house: TestApp;
let browser: TestBrowser;
let finance: Page;
let accountant: Page;
let desk: FinanceDesk;

beforeAll(async () => {
  house = await startApp({ screens: true, clock: { now: () => new Date(`${now}T10:00:00Z`) } });
  await plantBeneficiaries(house);
  browser = await startBrowser(house);
  finance = await browser.as('finance', { language: 'en' });
  accountant = await browser.as('accountant', { language: 'en' });
  desk = new FinanceDesk(browser, finance, accountant);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await house.close();
});
afterEach(() => expect(browser.faults()).toEqual([]));

const report = async (year: number) =>
  (await (await house.as('finance')).get(`/api/annual-report?programme=aids&year=${year}`)).body;

it('the council votes the budget and amends it', async () => {
  await desk.vote('BP', 'Budget 2006', '2006', '100,000.00');
  now = '2006-02-01';
  await desk.vote('DM', 'First amendment', '2006', '5 000,00');
  expect(await desk.figures(2006)).toMatch(/Modified total €125,000\.00|€125,000\.00/);
  await finance.goto('/office/budget-tree?year=2006');
  expect(await finance.locator('tfoot').innerText()).toMatch(/125,000\.00/);
});

it('money moves between two chapters once head and elected approver have agreed', async () => {
  await desk.move('More for grants', '−1,000.00', '1 000,00');
  expect(await desk.figures(2006)).toMatch(/€125,000\.00/);
  await finance.goto('/office/budget-tree?year=2006');
  const chapter = (number: string) => finance.locator('tr.tree-chapter').filter({ hasText: `Chapter ${number}` });
  expect(await chapter('65').innerText()).toMatch(/106,000\.00/);
  expect(await chapter('67').innerText()).toMatch(/19,000\.00/);
});

it('no screen of the year has a fault that axe finds, scrolls sideways on a phone or lacks a word', async () => {
  await desk.lookAtAll();
  expect(desk.found).toEqual([]);
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
  await desk.pay('2006-03-05', 'BANK-1');
  expect(await desk.figures(2006)).toMatch(/Paid 9\.60 ?% €12,000\.00/);
  const officer = await house.actor('officer');
  await house.db.query(
    "UPDATE instalments SET condition_met_on = '2006-12-20', condition_confirmed_by = $2 WHERE grant_id = $1 AND position = 2",
    [id, officer.id],
  );
});

it('the year is reviewed, tried and closed; its report stays the same to the cent when the next year goes on', async () => {
  now = '2007-01-31';
  await desk.vote('BP', 'Budget 2007', '2007', '100,000.00');
  await finance.goto('/office/year-ends/2006');
  await send(finance, finance.locator('form button[type=submit]', { hasText: /propos/ }).first());
  await finance.goto('/office/year-ends/2006/trial');
  expect(await finance.locator('tbody').first().innerText()).toMatch(/8,000\.00/);
  expect(await axe(finance)).toEqual([]);
  await finance.goto('/office/year-ends/2006');
  await act(finance, 'year-end.close');
  const closed = await report(2006);
  const shown = await desk.figures(2006);
  expect(closed).toMatchObject({
    closed: true,
    figures: { modifiedCents: 12_500_000, paidCents: 1_200_000, accruedCents: 800_000, lapsedCents: 10_500_000 },
  });
  await finance.goto('/office/year-ends/2006');
  await act(finance, 'year-end.open');
  await desk.pay('2007-01-31', 'BANK-2');
  const { at: _now, ...same } = closed;
  expect(await report(2006)).toMatchObject(same);
  expect(await desk.figures(2006)).toBe(shown);
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
