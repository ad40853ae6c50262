import type { LoaderFunctionArgs } from 'react-router';
import { readOptional } from '../api-client.js';
import { visit } from '../context.js';
import type { Application } from './sections.js';

/** The grant that a decided file became, where the reader may see it. */
export async function grantOf(
  context: LoaderFunctionArgs['context'],
  { id, state }: Pick<Application, 'id' | 'state'>,
): Promise<{ id: string; reference: string } | null> {
  if (!['recommended', 'granted', 'refused'].includes(state)) return null;
  const { api } = visit(context);
  const page = await readOptional(api.GET('/api/grants', { params: { query: { applicationId: id, limit: 1 } } }));
  return page?.items[0] ?? null;
}
