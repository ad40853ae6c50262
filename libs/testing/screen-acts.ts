import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** What a person puts into a form, by the names of its fields. `file:` values name a file to send. */
export type Typed = Record<string, string | boolean | string[]>;

/** Fills the fields of a form as a person would. */
export async function fill(page: Page, within: string, typed: Typed): Promise<void> {
  const form = page.locator(within);
  for (const [name, value] of Object.entries(typed)) {
    const field = form.locator(`[name="${name}"]:not([type=hidden]), [name^="${name}:"]:not([type=hidden])`);
    const kind = await field.first().evaluate((node) => {
      const { tagName, type } = node as unknown as { tagName: string; type: string };
      return `${tagName} ${type}`;
    });
    if (kind === 'INPUT radio')
      await form
        .locator(`[name="${name}"][value="${String(value)}"], [name^="${name}:"][value="${String(value)}"]`)
        .first()
        .check();
    else if (Array.isArray(value))
      for (const one of value) await form.locator(`[name^="${name}"][value="${one}"]`).check();
    else if (kind === 'INPUT checkbox') await field.first().setChecked(Boolean(value));
    else if (kind === 'INPUT file')
      await field.first().setInputFiles({ name: String(value), mimeType: 'application/pdf', buffer: PDF });
    else if (kind.startsWith('SELECT')) await field.first().selectOption(String(value));
    else await field.first().fill(String(value));
  }
}

/** Does one of the acts that the screen offers, and waits until the screen says that it is done. */
export async function act(page: Page, name: string, typed: Typed = {}): Promise<void> {
  const place = `[data-act="${name}"]`;
  const summary = page.locator(`${place} > details:not([open]) > summary`);
  if (await summary.count()) await summary.first().click();
  await fill(page, place, typed);
  await send(page, page.locator(`${place} button[type=submit]`).first());
}

/** Presses a button of a form, waits for the page that follows, and fails with what it complains of. */
export async function send(page: Page, button: ReturnType<Page['locator']>): Promise<void> {
  const quiet = settled(page);
  await button.click();
  await quiet;
  const complaint = page.locator('.error-summary, [role=alert]');
  if (await complaint.count()) {
    throw new Error(`${page.url()}: ${(await complaint.first().innerText()).slice(0, 500)}`);
  }
}

/** A form's answer is a redirect and then data: resolves when something was asked and nothing is asked any more. */
async function settled(page: Page): Promise<void> {
  const open = new Set<unknown>();
  let last = Infinity;
  const asks = (request: unknown) => void open.add(request);
  const ends = (request: unknown) => {
    open.delete(request);
    last = Date.now();
  };
  page.on('request', asks).on('requestfinished', ends).on('requestfailed', ends);
  const patience = Date.now() + 20_000;
  while ((open.size > 0 || Date.now() - last < 250 || last === Infinity) && Date.now() < patience) await sleep(25);
  page.off('request', asks).off('requestfinished', ends).off('requestfailed', ends);
}

/** What the screen says was done. */
export const flash = (page: Page): Promise<string> => page.locator('[role=status]').first().innerText();

/** A small file that is a PDF. */
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF', 'latin1');
