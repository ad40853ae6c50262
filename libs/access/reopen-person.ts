import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import type { Actor } from '#libs/kernel';
import { Database } from '#libs/platform';
import { demandOfPerson } from './person.acts.js';
import { lockPerson, personLike } from './people.list.js';

/** Opens a closed account again, with the roles and the password it had. */
@Injectable()
export class ReopenPerson {
  constructor(private readonly db: Database) {}

  run(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const row = await lockPerson(tx, actor, id);
      demandOfPerson(actor, 'reopen', await personLike(tx, actor, row));
      await tx.query('UPDATE users SET disabled_at = NULL, version = version + 1 WHERE id = $1', [id]);
      await record(tx, { actor, act: 'person.reopen', subject: { kind: 'person', id }, facts: { name: row.name } });
    });
  }
}
