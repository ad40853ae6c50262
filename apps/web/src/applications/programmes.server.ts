import { readOptional, type Api } from '../api-client.js';

/** The programmes by name; by nobody's right to read budgets, none. */
export async function programmeOptions(api: Api): Promise<{ value: string; label: string }[]> {
  const programmes = await readOptional(api.GET('/api/programmes'));
  return (programmes ?? []).map(({ code, name }) => ({ value: code, label: name }));
}
