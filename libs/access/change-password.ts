import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, refuse } from '#libs/kernel';
import { Database } from '#libs/platform';
import { demandPassword } from './password.rules.js';
import { hashPassword, passwordFits } from './passwords.js';
import { countAttempt, forgetAttempts } from './throttle.js';

/** One's own password. The present one is asked for, with as few guesses as at sign-in; all other sessions end. */
@Injectable()
export class ChangePassword {
  constructor(private readonly db: Database) {}

  /** @param sessionId the session that stays */
  async run(
    actor: Actor,
    input: { current: string; password: string },
    sessionId: string,
    address: string,
  ): Promise<void> {
    await countAttempt(this.db, actor.email, address);
    const kept = await this.db.one<{ password_hash: string }>('SELECT password_hash FROM users WHERE id = $1', [
      actor.id,
    ]);
    if (!(await passwordFits(kept?.password_hash, input.current))) refuse('password.current-wrong', {}, 422, 'current');
    await forgetAttempts(this.db, actor.email, address);
    demandPassword(input.password, actor);
    const hash = await hashPassword(input.password);
    return this.db.transaction(async (tx) => {
      await tx.query('UPDATE users SET password_hash = $2, version = version + 1 WHERE id = $1', [actor.id, hash]);
      await tx.query('DELETE FROM sessions WHERE user_id = $1 AND id <> $2', [actor.id, sessionId]);
      await record(tx, { actor, act: 'profile.change-password', subject: { kind: 'person', id: actor.id } });
    });
  }
}
