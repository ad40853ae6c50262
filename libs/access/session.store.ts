import { createHash } from 'node:crypto';
import session, { type SessionData } from 'express-session';
import { newId } from '#libs/kernel';
import type { Database } from '#libs/platform';
import type { ActorFacts } from './actors.js';

declare module 'express-session' {
  interface SessionData {
    userId: string;
    /** Where the person signed in, for the list of sessions. */
    place: { address: string; agent: string };
    /** Read with the session in the same statement; never written. */
    facts: { sessionId: string; seenAt: Date; actor: ActorFacts | null };
  }
}

/** Ends when nobody came for this long, */
export const IDLE_HOURS = 4;
/** and at the latest this long after sign-in. */
const LONGEST_HOURS = 24;
const SEEN_EVERY_MS = 5 * 60 * 1000;

export const secretHash = (sessionId: string): string => createHash('sha256').update(sessionId).digest('hex');

type Done<T = void> = (error?: unknown, value?: T) => void;
const settle = <T>(work: Promise<T>, done?: Done<T>) =>
  void work.then(
    (value) => done?.(null, value),
    (error) => done?.(error),
  );

interface SessionRow {
  id: string | null;
  user_id: string;
  seen_at: Date;
  expires_at: Date;
  actor: ActorFacts | null;
}

/**
 * Sessions as rows that a person can list and end, one for each sign-in. Beside connect-pg-simple: the person and their
 * permissions come in the statement that reads the session, and only the hash of the cookie's secret is kept.
 */
export class SessionStore extends session.Store {
  constructor(private readonly db: Database) {
    super();
  }

  override get(sid: string, done: (error: unknown, data?: SessionData | null) => void): void {
    settle(this.read(sid), done as Done<SessionData | null>);
  }

  override set(sid: string, data: SessionData, done?: (error?: unknown) => void): void {
    settle(this.write(sid, data), done as Done<unknown>);
  }

  override destroy(sid: string, done?: (error?: unknown) => void): void {
    settle(this.db.query('DELETE FROM sessions WHERE secret_hash = $1', [secretHash(sid)]), done as Done<unknown>);
  }

  override touch(sid: string, data: SessionData, done?: () => void): void {
    const fresh = !data.facts || Date.now() - data.facts.seenAt.getTime() < SEEN_EVERY_MS;
    settle(fresh ? Promise.resolve() : this.seen(sid), done as Done<unknown>);
  }

  private async read(sid: string): Promise<SessionData | null> {
    const row = await this.db.one<SessionRow>('SELECT * FROM session_facts($1)', [secretHash(sid)]);
    if (!row?.id) return null;
    return {
      cookie: { originalMaxAge: null, path: '/' } as SessionData['cookie'],
      userId: row.user_id,
      place: { address: '', agent: '' },
      facts: { sessionId: row.id, seenAt: row.seen_at, actor: row.actor },
    };
  }

  /** Only sign-in writes: what a session is does not change afterwards. */
  private async write(sid: string, data: SessionData): Promise<void> {
    await this.db.query(
      `INSERT INTO sessions (id, secret_hash, user_id, expires_at, address, agent)
       VALUES ($1, $2, $3, now() + make_interval(hours => $4), $5, $6) ON CONFLICT (secret_hash) DO NOTHING`,
      [newId(), secretHash(sid), data.userId, IDLE_HOURS, data.place.address, data.place.agent.slice(0, 200)],
    );
  }

  private seen(sid: string): Promise<unknown> {
    return this.db.query(
      `UPDATE sessions SET seen_at = now(), expires_at = least(now() + make_interval(hours => $2), created_at + make_interval(hours => $3))
       WHERE secret_hash = $1`,
      [secretHash(sid), IDLE_HOURS, LONGEST_HOURS],
    );
  }
}

/** Sessions that ended by themselves. */
export const sweepSessions = (db: Database): Promise<unknown> =>
  db.query('DELETE FROM sessions WHERE expires_at < now()');
