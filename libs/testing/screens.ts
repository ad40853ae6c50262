import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TestClient } from './client.js';
import { ROOT } from './sources.js';

interface WebBuild {
  screenPaths(): Promise<string[]>;
}

/** Every address that shows a page, as the built screens register them: `/office/grants/:id`. */
export async function screenPaths(): Promise<string[]> {
  const build = (await import(pathToFileURL(join(ROOT, 'dist/web/server/index.js')).href)) as WebBuild;
  return build.screenPaths();
}

/** The shell of an address decides who looks at it. */
export const viewersOf = (path: string): (string | undefined)[] => {
  if (path.startsWith('/portal')) return ['editor', 'signatory'];
  if (path.startsWith('/office')) return ['officer', 'admin', 'finance', 'accountant', 'reviewer', 'secretary', 'head'];
  return [undefined];
};

/** Lists whose screens bear another name. */
const LISTS: Record<string, string> = { propose: 'applications', payments: 'payment-orders' };

/** What stands for a step that is no id. */
const CODES: Record<string, string> = { ':code': 'water', ':year': String(new Date().getFullYear() - 1) };

/**
 * Puts a real id for each `:id`, taken from the API's list of the same name (`/office/grants/:id`: `/api/grants`), or
 * answers undefined where this person's list is empty.
 */
export async function realAddress(path: string, client: TestClient): Promise<string | undefined> {
  const steps = path.split('/');
  for (const [i, step] of steps.entries()) {
    if (!step.startsWith(':')) continue;
    if (CODES[step]) {
      steps[i] = CODES[step];
      continue;
    }
    const answer = await client.get(`/api/${LISTS[steps[i - 1]!] ?? steps[i - 1]}?limit=1`);
    const id = (answer.body as { items?: { id: string }[] } | undefined)?.items?.[0]?.id;
    if (!id) return undefined;
    steps[i] = id;
  }
  return steps.join('/');
}
