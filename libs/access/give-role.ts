import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, mayIn, newId, refuse } from '#libs/kernel';
import { Database, type Tx } from '#libs/platform';
import { demandOfPerson } from './person.acts.js';
import type { RoleInput } from './person.dto.js';
import { lockPerson, personLike } from './people.list.js';
import { scopeNames } from './scope-names.js';

/**
 * Gives a person a role, everywhere or for one organisation. Refuses to oneself, to who has it already, the wrong kind of scope,
 * and authorising officer together with accountant (product, rule 3), which PostgreSQL refuses too.
 */
@Injectable()
export class GiveRole {
  constructor(private readonly db: Database) {}

  run(actor: Actor, id: string, { role, scope }: RoleInput): Promise<void> {
    return this.db.transaction(async (tx) => {
      const row = await lockPerson(tx, actor, id);
      demandOfPerson(actor, 'give-role', await personLike(tx, actor, row), scope ?? null);
      await giveRole(tx, actor, id, { role, scope: scope ?? null });
    });
  }
}

const NOT_TOGETHER = ['finance', 'accountant'];

/** Part of an act that has locked the person. A member of an organisation can only give its roles, in it. */
export async function giveRole(tx: Tx, actor: Actor, id: string, { role, scope }: RoleInput): Promise<void> {
  if (!mayIn(actor, 'person.give-role', scope))
    refuse('not-permitted', { permission: 'permission.person.give-role' }, 403);
  const held = await tx.query<{ role_key: string; scope: string | null }>(
    'SELECT role_key, scope FROM user_roles WHERE user_id = $1',
    [id],
  );
  if (held.some((h) => h.role_key === role && h.scope === scope)) refuse('user-roles-once', {}, 409, 'role');
  if (NOT_TOGETHER.includes(role) && held.some((h) => NOT_TOGETHER.includes(h.role_key))) {
    refuse('user-roles-finance-or-accountant', {}, 409, 'role');
  }
  const fitting = await tx.one('SELECT 1 FROM roles WHERE key = $1 AND scoped = $2', [role, scope !== null]);
  if (!fitting) refuse('user-roles-scope-of-role', {}, 422, 'scope');
  const scopeName = scope === null ? null : (await scopeNames(tx, [scope])).get(scope);
  if (scopeName === undefined) refuse('person.organisation-unknown', {}, 422, 'scope');
  await tx.query('INSERT INTO user_roles (id, user_id, role_key, scope, given_by) VALUES ($1, $2, $3, $4, $5)', [
    newId(),
    id,
    role,
    scope,
    actor.id,
  ]);
  const facts = { role: `role.${role}`, scope: scopeName };
  await record(tx, { actor, act: 'person.give-role', subject: { kind: 'person', id }, organisationId: scope, facts });
}
