import type { LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { countryOptions } from './countries.server.js';

export async function loadOrganisation({ params, context }: LoaderFunctionArgs) {
  const { api, language } = visit(context);
  const organisation = await read(api.GET('/api/organisations/{id}', { params: { path: { id: params.id! } } }));
  return { organisation, countries: countryOptions(language) };
}

/** Sends the form; afterwards one is back on the organisation's page in one's own shell. */
export const changeIn = (shell: 'office' | 'portal') =>
  actionTo('organisations', {
    'organisation.change': {
      patch: '/api/organisations/{id}',
      blank: 'null',
      to: (changed: { id: string }) => `/${shell}/organisations/${changed.id}`,
    },
  });
