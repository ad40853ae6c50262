import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import type { Actor } from '#libs/kernel';
import { Database } from '#libs/platform';
import { demandOfPerson } from './person.acts.js';
import { lockPerson, personLike } from './people.list.js';
import { lockAdmins } from './take-role.js';

/** Closes an account: the person is signed out everywhere and cannot come in again. What they did stays under their name. */
@Injectable()
export class ClosePerson {
  constructor(private readonly db: Database) {}

  run(actor: Actor, id: string, reason: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      await lockAdmins(tx);
      const row = await lockPerson(tx, actor, id);
      demandOfPerson(actor, 'close', await personLike(tx, actor, row));
      await tx.query('UPDATE users SET disabled_at = now(), version = version + 1 WHERE id = $1', [id]);
      await tx.query('DELETE FROM sessions WHERE user_id = $1', [id]);
      await tx.query('DELETE FROM invitations WHERE user_id = $1 AND used_at IS NULL', [id]);
      await record(tx, {
        actor,
        act: 'person.close',
        subject: { kind: 'person', id },
        reason,
        facts: { name: row.name },
      });
    });
  }
}
