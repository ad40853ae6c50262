import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { notFound } from '#libs/kernel';
import { Database } from '#libs/platform';
import { useToken } from './invitations.repository.js';
import { demandPassword } from './password.rules.js';
import { hashPassword } from './passwords.js';

/** The invited person chooses a password. The link works once; sessions from before, if any, end. 404 when it is used or too old. */
@Injectable()
export class AcceptInvitation {
  constructor(private readonly db: Database) {}

  async run(token: string, password: string): Promise<void> {
    const hash = await hashPassword(password);
    return this.db.transaction(async (tx) => {
      const invited = (await useToken(tx, token)) ?? notFound();
      demandPassword(password, invited);
      await tx.query('UPDATE users SET password_hash = $2, version = version + 1 WHERE id = $1', [
        invited.user_id,
        hash,
      ]);
      await tx.query('DELETE FROM sessions WHERE user_id = $1', [invited.user_id]);
      const actor = { id: invited.user_id, name: invited.name };
      await record(tx, { actor, act: 'invitation.accept', subject: { kind: 'person', id: invited.user_id } });
    });
  }
}
