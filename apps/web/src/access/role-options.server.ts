import { read } from '../api-client.js';
import type { Visit } from '../context.js';

/** What one chooses from when a role is given: all roles, and the organisations that have members. */
export async function roleOptions({ api }: Visit) {
  const query = { kind: 'ngo', limit: 200 } as const;
  const [roles, organisations] = await Promise.all([
    read(api.GET('/api/roles')),
    read(api.GET('/api/organisations', { params: { query } })),
  ]);
  return {
    roles: roles.map(({ key, label }) => ({ value: key as string, label })),
    organisations: organisations.items.map(({ id, name }) => ({ value: id, label: name })),
  };
}
