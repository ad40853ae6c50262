import { Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport-local';
import { refuse } from '#libs/kernel';
import { Database } from '#libs/platform';
import { MAX_PASSWORD, passwordFits } from './passwords.js';
import { countAttempt, forgetAttempts } from './throttle.js';

export interface SigningIn {
  id: string;
}

/** E-mail and password. Unknown person, closed account, no password yet and wrong password are one answer in one time. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy, 'local') {
  constructor(private readonly db: Database) {
    super({ usernameField: 'email', passwordField: 'password', passReqToCallback: true, session: false });
  }

  async validate(request: Request, email: unknown, password: unknown): Promise<SigningIn> {
    if (typeof email !== 'string' || typeof password !== 'string' || password.length > MAX_PASSWORD) return refused();
    const who = email.trim().toLowerCase().slice(0, 254);
    const address = request.ip ?? '';
    await countAttempt(this.db, who, address);
    const user = await this.db.one<{ id: string; password_hash: string | null }>(
      'SELECT id, password_hash FROM users WHERE email = $1 AND disabled_at IS NULL',
      [who],
    );
    if (!(await passwordFits(user?.password_hash, password)) || !user) return refused();
    await forgetAttempts(this.db, who, address);
    return { id: user.id };
  }
}

const refused = (): never => refuse('session.refused', {}, 401);

/** Lets through who knows the password; `request.user` is then the person. */
@Injectable()
export class PasswordGuard extends AuthGuard('local') {
  override handleRequest<T>(error: unknown, user: T): T {
    if (error) throw error as Error;
    return user || refused();
  }
}
