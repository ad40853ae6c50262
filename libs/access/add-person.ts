import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, newId, refuse } from '#libs/kernel';
import { Database, type Tx } from '#libs/platform';
import { demandOfPerson } from './person.acts.js';
import type { PersonInput } from './person.dto.js';
import { giveRole } from './give-role.js';
import { sendInvitation } from './invite-person.js';

/**
 * Adds a person with a first role and invites them by e-mail. Somebody who is there already, for another organisation say, keeps
 * name and password and is given the role. Refuses `person.closed`, and roles that one person may not hold together.
 */
@Injectable()
export class AddPerson {
  constructor(private readonly db: Database) {}

  run(actor: Actor, input: PersonInput): Promise<string> {
    return this.db.transaction(async (tx) => {
      const scope = input.scope ?? null;
      demandOfPerson(actor, 'add', { id: '', state: 'invited', scopes: [scope], own: false, lastAdmin: false });
      const { id, isNew, invited } = await findOrInsert(tx, input);
      if (isNew) {
        await record(tx, {
          actor,
          act: 'person.add',
          subject: { kind: 'person', id },
          organisationId: scope,
          facts: { name: input.name },
        });
      }
      await giveRole(tx, actor, id, { role: input.role, scope });
      if (invited) await sendInvitation(tx, actor, id, scope);
      return id;
    });
  }
}

async function findOrInsert(tx: Tx, input: PersonInput): Promise<{ id: string; isNew: boolean; invited: boolean }> {
  const id = newId();
  const made = await tx.query(
    'INSERT INTO users (id, email, name, language) VALUES ($1, $2, $3, $4) ON CONFLICT (email) DO NOTHING RETURNING id',
    [id, input.email, input.name, input.language],
  );
  if (made.length > 0) return { id, isNew: true, invited: true };
  const known = await tx.one<{ id: string; invited: boolean; closed: boolean }>(
    `SELECT id, password_hash IS NULL AS invited, disabled_at IS NOT NULL AS closed FROM users WHERE email = $1 FOR UPDATE`,
    [input.email],
  );
  if (known!.closed) refuse('person.closed', {}, 409, 'email');
  return { id: known!.id, isNew: false, invited: known!.invited };
}
