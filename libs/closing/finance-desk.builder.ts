import { attach, begin, conclude, newLine } from '../budgets/budget-screens.builder.js';
import { axe, type Page, sideways, type TestBrowser } from '../testing/browser.js';
import { act, send } from '../testing/screen-acts.js';

/** The screens of a year, looked at with axe. */
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

/** For tests: what finance and its accountant do at their screens, in English. */
export class FinanceDesk {
  /** What axe found on the way. */
  readonly found: string[] = [];

  constructor(
    private readonly browser: TestBrowser,
    readonly finance: Page,
    readonly accountant: Page,
  ) {}

  /** Looks at every screen of the year with axe, and on a narrow phone: nothing is wider than it, no word is missing. */
  async lookAtAll(): Promise<void> {
    for (const at of SCREENS) {
      await this.finance.setViewportSize({ width: 1280, height: 900 });
      await this.finance.goto(`/office/${at}`);
      const faults = await axe(this.finance);
      await this.finance.setViewportSize({ width: 320, height: 844 });
      if ((await sideways(this.finance)) > 0) faults.push('scrolls sideways at 320 px');
      if (/field-word/.test((await this.finance.locator('main').textContent()) ?? ''))
        faults.push('a word without words');
      this.found.push(...faults.map((fault) => `${at} ${fault}`));
    }
    await this.finance.setViewportSize({ width: 1280, height: 900 });
  }

  /** The key figures of a report, as the screen shows them. */
  async figures(year: number): Promise<string> {
    await this.finance.goto(`/office/annual-report?programme=aids&year=${year}`);
    return (await this.finance.locator('.row-apart .figure').allInnerTexts()).join(' ').replace(/\s+/g, ' ');
  }

  /** A budget act with its lines, its paper and the council's vote. */
  async vote(kind: string, title: string, year: string, amount: string): Promise<void> {
    await begin(this.finance, kind, title, year);
    if (kind === 'BP') {
      await newLine(this.finance, 0, 'AIDS grants', '65', '6574', amount);
      await newLine(this.finance, 1, 'New actions', '67', '6574', '20 000');
    } else {
      await this.finance.fill('[name="lines.0.amountCents:cents"]', amount);
      await this.finance.fill('[name=counterpart]', 'More tax came in than was planned');
    }
    await send(this.finance, this.finance.locator('#act button[type=submit]'));
    await attach(this.finance);
    await conclude(this.finance, 'adopt');
    await this.finance.getByText(`${year} ${kind} 1`).first().waitFor();
  }

  /** Moves money between two chapters: no change of the total, and two people approve it on its route. */
  async move(title: string, from: string, to: string): Promise<void> {
    await begin(this.finance, 'VIR', title, '2006');
    await this.finance.getByLabel('Amount for New actions').fill(from);
    await this.finance.getByLabel('Amount for AIDS grants').fill(to);
    await send(this.finance, this.finance.locator('#act button[type=submit]'));
    await attach(this.finance);
    await conclude(this.finance, 'submit');
    await this.finance.locator('a[href^="/office/approval-cases/"]').first().waitFor();
    for (const name of ['head', 'elected'] as const) {
      const decider = await this.browser.as(name, { language: 'en' });
      await decider.goto('/office/approval-cases');
      await decider.getByRole('link', { name: title }).first().click();
      await decider.waitForURL(/approval-cases\/./);
      this.found.push(...(await axe(decider)));
      await act(decider, 'approval.approve');
    }
  }

  /** Issues what is due first, and the accountant accepts and pays it. */
  async pay(paidOn: string, bankReference: string): Promise<void> {
    await this.finance.goto('/office/instalments');
    await send(this.finance, this.finance.locator('main form button[type=submit]').last());
    await this.accountant.goto('/office/payments?state=issued');
    await this.accountant.goto((await this.accountant.locator('tbody a').first().getAttribute('href'))!);
    await act(this.accountant, 'payment-order.accept');
    await act(this.accountant, 'payment-order.confirm-paid', { paidOn, bankReference });
  }
}
