import type { Page } from 'playwright-core';

const PAPER = { name: 'deliberation.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF') };

/** For tests: begins a budget act and stays on its page. */
export async function begin(page: Page, kind: string, title: string, year: string): Promise<void> {
  await page.goto('/office/budget-acts/draft');
  await page.selectOption('[name=kind]', kind);
  await page.fill('[name="year:int"]', year);
  await page.fill('[name=title]', title);
  await page.fill('[name=reason]', 'Parce qu’il le faut');
  await page.click('main form[id] button[type=submit]');
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
}

/** Gives the act its paper. */
export async function attach(page: Page): Promise<void> {
  await page.locator('[data-act="budget-act.attach"] summary').click();
  await page.setInputFiles('input[name=file]', PAPER);
  await page.locator('#budget-act-attach button[type=submit]').click();
  await page.getByRole('link', { name: 'deliberation.pdf' }).waitFor();
}

/** Submits or adopts it. */
export async function conclude(page: Page, act: string): Promise<void> {
  await page.locator(`[data-act="budget-act.${act}"] summary`).click();
  await page.locator(`#budget-act-${act} [name=decision]`).fill('Délibération 100');
  await page.locator(`#budget-act-${act} button[type=submit]`).click();
}

/** The first lines of a budget. */
export async function newLine(page: Page, i: number, label: string, chapter: string, nature: string, amount: string) {
  if (i > 0) await page.locator('summary', { hasText: new RegExp(`^(Ligne nouvelle|New line) ${i + 1}$`) }).click();
  await page.fill(`[name="news.${i}.label"]`, label);
  await page.selectOption(`[name="news.${i}.programmeCode"]`, 'aids');
  await page.selectOption(`[name="news.${i}.section"]`, 'operating');
  await page.selectOption(`[name="news.${i}.chapter"]`, chapter);
  await page.selectOption(`[name="news.${i}.nature"]`, nature);
  await page.fill(`[name="news.${i}.function"]`, '048');
  await page.fill(`[name="news.${i}.amountCents:cents"]`, amount);
}
