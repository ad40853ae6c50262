import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { HOUSE, type Language, newId, refuse } from '#libs/kernel';
import { Database } from '#libs/platform';
import { makeToken } from './invitations.repository.js';

/**
 * Makes the first administrator of a new house, who invites everybody else. Answers the path of the link by which a password is
 * chosen, once and within a week. Asked again for the same address before that, it gives a new link.
 * @throws 409 `person.house-founded` when an administrator can sign in already
 */
@Injectable()
export class FoundHouse {
  constructor(private readonly db: Database) {}

  run({ email, name, language }: { email: string; name: string; language: Language }): Promise<string> {
    return this.db.transaction(async (tx) => {
      await tx.query('LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE');
      const admin = await tx.one(
        `SELECT 1 FROM user_roles r JOIN users u ON u.id = r.user_id
         WHERE r.role_key = 'admin' AND u.disabled_at IS NULL AND (u.password_hash IS NOT NULL OR u.email <> $1)`,
        [email],
      );
      if (admin) refuse('person.house-founded', {}, 409);
      const known = await tx.one<{ id: string }>('SELECT id FROM users WHERE email = $1', [email]);
      const id = known?.id ?? newId();
      if (!known) {
        await tx.query('INSERT INTO users (id, email, name, language) VALUES ($1, $2, $3, $4)', [
          id,
          email,
          name,
          language,
        ]);
        await tx.query(`INSERT INTO user_roles (id, user_id, role_key, given_by) VALUES ($1, $2, 'admin', $2)`, [
          newId(),
          id,
        ]);
        await record(tx, { actor: HOUSE, act: 'person.add', subject: { kind: 'person', id }, facts: { name } });
      }
      return `/invitation/${await makeToken(tx, id, id)}`;
    });
  }
}
