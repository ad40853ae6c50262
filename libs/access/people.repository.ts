import type { Language } from '#libs/kernel';
import type { Queryable } from '#libs/platform';
import type { Shell } from './actors.js';

export interface Person {
  id: string;
  name: string;
  email: string;
  language: Language;
}

/**
 * People who hold a permission, by name. With a scope: those who hold it there or everywhere; with `null`: everywhere only;
 * without: anywhere at all. Closed accounts are left out.
 */
export function holdersOf(q: Queryable, permission: string, scope?: string | null): Promise<Person[]> {
  const anywhere = scope === undefined;
  return q.query<Person>(
    `SELECT u.id, u.name, u.email, u.language FROM users u
     WHERE u.disabled_at IS NULL AND EXISTS (
       SELECT 1 FROM user_roles ur JOIN role_permissions rp ON rp.role_key = ur.role_key
       WHERE ur.user_id = u.id AND rp.permission_key = $1 AND ($2 OR ur.scope IS NULL OR ur.scope = $3))
     ORDER BY lower(u.name), u.id`,
    [permission, anywhere, scope ?? null],
  );
}

/** People who hold a role within a scope, e.g. an organisation's members; one row a person. */
export function membersIn(
  q: Queryable,
  scope: string,
): Promise<(Person & { roles: string[]; disabled: boolean; invited: boolean })[]> {
  return q.query(
    `SELECT u.id, u.name, u.email, u.language, u.disabled_at IS NOT NULL AS disabled, u.password_hash IS NULL AS invited,
       array_agg(ur.role_key ORDER BY ur.role_key) AS roles
     FROM user_roles ur JOIN users u ON u.id = ur.user_id WHERE ur.scope = $1
     GROUP BY u.id ORDER BY lower(u.name), u.id`,
    [scope],
  );
}

/** A person by id, also after the account was closed. */
export function personById(q: Queryable, id: string): Promise<Person | undefined> {
  return q.one<Person>('SELECT id, name, email, language FROM users WHERE id = $1', [id]);
}

/** People by their ids with the shell they work in, in one statement; closed accounts are left out. */
export function peopleByIds(q: Queryable, ids: string[]): Promise<(Person & { shell: Shell })[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return q.query<Person & { shell: Shell }>(
    `SELECT u.id, u.name, u.email, u.language, CASE WHEN bool_and(r.shell = 'portal') THEN 'portal' ELSE 'office' END AS shell
     FROM users u LEFT JOIN user_roles ur ON ur.user_id = u.id LEFT JOIN roles r ON r.key = ur.role_key
     WHERE u.id = ANY ($1) AND u.disabled_at IS NULL GROUP BY u.id ORDER BY u.id`,
    [ids],
  );
}

/** Names for views, in one statement. */
export async function namesOf(q: Queryable, ids: Iterable<string | null>): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await q.query<{ id: string; name: string }>('SELECT id, name FROM users WHERE id = ANY ($1)', [wanted]);
  return new Map(rows.map((row) => [row.id, row.name]));
}
