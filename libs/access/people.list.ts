import { type Actor, notFound, scopesOf } from '#libs/kernel';
import { listPage, type Page, type Queryable, searchQuery, type Tx, Where } from '#libs/platform';
import type { PersonLike, PersonState } from './person.acts.js';
import type { PersonQuery } from './person.dto.js';
import type { RoleKey } from './permissions.js';

export interface PersonRow {
  id: string;
  name: string;
  email: string;
  language: 'fr' | 'en';
  state: PersonState;
  roles: { role: RoleKey; scope: string | null }[];
  seen_at: Date | null;
  created_at: Date;
}

const STATE = `CASE WHEN u.disabled_at IS NOT NULL THEN 'closed' WHEN u.password_hash IS NULL THEN 'invited' ELSE 'active' END`;
const COLUMNS = `u.id, u.name, u.email, u.language, ${STATE} AS state, u.created_at,
  (SELECT max(s.seen_at) FROM sessions s WHERE s.user_id = u.id) AS seen_at,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('role', ur.role_key, 'scope', ur.scope) ORDER BY r.position, ur.scope), '[]')
   FROM user_roles ur JOIN roles r ON r.key = ur.role_key WHERE ur.user_id = u.id) AS roles`;

/** People whom the actor may see: all of them, or those of the actor's organisations, each with the roles held there. */
export function listPeople<T>(
  q: Queryable,
  actor: Actor,
  query: PersonQuery,
  map: (row: PersonRow) => T,
): Promise<Page<T>> {
  const where = new Where()
    .when(searchQuery(query.q), `u.search @@ to_tsquery('simple', $?)`)
    .when(query.role, 'EXISTS (SELECT 1 FROM user_roles ur WHERE ur.user_id = u.id AND ur.role_key = $?)')
    .when(query.scope, 'EXISTS (SELECT 1 FROM user_roles ur WHERE ur.user_id = u.id AND ur.scope = $?)')
    .when(query.state, `${STATE} = $?`);
  const scopes = scopesOf(actor, 'person.read');
  if (scopes !== 'all')
    where.add('EXISTS (SELECT 1 FROM user_roles ur WHERE ur.user_id = u.id AND ur.scope = ANY ($?))', scopes);
  return listPage<PersonRow, T>(q, {
    select: COLUMNS,
    from: 'users u',
    where,
    sort: {
      name: { column: 'lower(u.name)' },
      created: { column: 'u.created_at', type: 'timestamptz', descending: true },
    },
    id: 'u.id',
    query,
    map: (row) => map(within(row, scopes)),
  });
}

/** A person as the actor may see them. @throws 404 for another organisation's and for one that is not there (D21). */
export async function visiblePerson(q: Queryable, actor: Actor, id: string): Promise<PersonRow> {
  const row = await q.one<PersonRow>(`SELECT ${COLUMNS} FROM users u WHERE u.id = $1`, [id]);
  const scopes = scopesOf(actor, 'person.read');
  const seen = row && within(row, scopes);
  return seen && (scopes === 'all' || seen.roles.length > 0) ? seen : notFound();
}

/** The same, with the person locked until the transaction ends. */
export async function lockPerson(tx: Tx, actor: Actor, id: string): Promise<PersonRow> {
  await tx.query('SELECT 1 FROM users WHERE id = $1 FOR UPDATE', [id]);
  return visiblePerson(tx, actor, id);
}

/** Roles held for other organisations are none of this reader's business. */
const within = (row: PersonRow, scopes: 'all' | string[]): PersonRow =>
  scopes === 'all' ? row : { ...row, roles: row.roles.filter(({ scope }) => scope !== null && scopes.includes(scope)) };

/** What the table of acts asks about a person. */
export async function personLike(q: Queryable, actor: Actor, row: PersonRow): Promise<PersonLike> {
  const { id, state, roles } = row;
  const admin = roles.some(({ role }) => role === 'admin');
  return {
    id,
    state,
    scopes: roles.map(({ scope }) => scope),
    own: id === actor.id,
    lastAdmin: admin && !(await otherAdmin(q, id)),
  };
}

async function otherAdmin(q: Queryable, id: string): Promise<boolean> {
  const found = await q.one(
    `SELECT 1 FROM user_roles ur JOIN users u ON u.id = ur.user_id
     WHERE ur.role_key = 'admin' AND ur.user_id <> $1 AND u.disabled_at IS NULL AND u.password_hash IS NOT NULL LIMIT 1`,
    [id],
  );
  return found !== undefined;
}
