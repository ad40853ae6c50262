import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, notFound, refuse } from '#libs/kernel';
import { Database, type Tx } from '#libs/platform';
import { demandOfPerson } from './person.acts.js';
import type { RoleInput } from './person.dto.js';
import { lockPerson, personLike } from './people.list.js';
import { scopeNames } from './scope-names.js';

/** Takes a role away; it counts from the person's next request. Refuses for oneself, and for the last administrator. */
@Injectable()
export class TakeRole {
  constructor(private readonly db: Database) {}

  run(actor: Actor, id: string, input: RoleInput): Promise<void> {
    const scope = input.scope ?? null;
    return this.db.transaction(async (tx) => {
      if (input.role === 'admin') await lockAdmins(tx);
      const row = await lockPerson(tx, actor, id);
      const person = await personLike(tx, actor, row);
      demandOfPerson(actor, 'take-role', person, scope);
      if (input.role === 'admin' && person.lastAdmin) refuse('person.last-admin');
      const gone = await tx.query(
        'DELETE FROM user_roles WHERE user_id = $1 AND role_key = $2 AND scope IS NOT DISTINCT FROM $3 RETURNING id',
        [id, input.role, scope],
      );
      if (gone.length === 0) notFound();
      const scopeName = scope === null ? null : (await scopeNames(tx, [scope])).get(scope);
      const facts = { role: `role.${input.role}`, scope: scopeName };
      await record(tx, {
        actor,
        act: 'person.take-role',
        subject: { kind: 'person', id },
        organisationId: scope,
        facts,
      });
    });
  }
}

/** One after the other, so that two administrators cannot remove each other in the same moment. */
export async function lockAdmins(tx: Tx): Promise<void> {
  await tx.query(`SELECT 1 FROM roles WHERE key = 'admin' FOR UPDATE`);
}
