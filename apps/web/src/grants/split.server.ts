import { parseAmount } from '#libs/kernel';
import { read, type Api } from '../api-client.js';
import type { components } from '../api.js';
import type { Language } from '../context.js';

type Planned = components['schemas']['PlannedInstalmentDto'];

/** What the small form "split equally" asked for, from the address: nothing when it was not used or cannot be read. */
export async function splitAsked(
  api: Api,
  request: Request,
  language: Language,
): Promise<{ amountCents: number; instalments: Planned[] } | null> {
  const asked = new URL(request.url).searchParams;
  const cents = parseAmount(asked.get('amount') ?? '', language);
  const [count, monthsApart] = [Number(asked.get('count')), Number(asked.get('monthsApart') || 1)];
  const firstOn = asked.get('firstOn') ?? '';
  if (typeof cents !== 'bigint' || cents < 1n || !(count >= 1 && count <= 24) || !/^\d{4}-\d{2}-\d{2}$/.test(firstOn))
    return null;
  const query = { amountCents: Number(cents), count, firstOn, monthsApart };
  const instalments = await read(api.GET('/api/grants/split', { params: { query } }));
  return { amountCents: query.amountCents, instalments };
}
