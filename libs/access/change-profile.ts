import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import type { Actor } from '#libs/kernel';
import { Database } from '#libs/platform';
import type { ProfileInput } from './person.dto.js';

/** One's own name and language. */
@Injectable()
export class ChangeProfile {
  constructor(private readonly db: Database) {}

  run(actor: Actor, { name, language }: ProfileInput): Promise<void> {
    return this.db.transaction(async (tx) => {
      await tx.query('UPDATE users SET name = $2, language = $3, version = version + 1 WHERE id = $1', [
        actor.id,
        name,
        language,
      ]);
      const facts = actor.name === name ? {} : { nameBefore: actor.name };
      await record(tx, {
        actor: { id: actor.id, name },
        act: 'profile.change',
        subject: { kind: 'person', id: actor.id },
        facts,
      });
    });
  }
}
