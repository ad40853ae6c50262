import { refuse } from '#libs/kernel';
import type { Database } from '#libs/platform';

const WINDOW_SECONDS = 15 * 60;
/** Per window: guesses at one person from one place, at one person from anywhere, and from one place at anybody. */
const LIMITS = { pair: 10, email: 50, address: 200 };

const keysOf = (email: string, address: string) => ({
  pair: `pair ${email} ${address}`,
  email: `email ${email}`,
  address: `address ${address}`,
});

/**
 * Counts a try before the password is looked at, so that parallel guesses count too. In PostgreSQL: one count for all servers.
 * @throws 429 `session.too-many` with `seconds` until the next try.
 */
export async function countAttempt(db: Database, email: string, address: string): Promise<void> {
  const keys = keysOf(email, address);
  const names = Object.keys(keys) as (keyof typeof keys)[];
  const rows = await db.query<{ key: string; attempts: number; seconds: number }>(
    `INSERT INTO sign_in_attempts AS a (key, attempts, since) SELECT key, 1, now() FROM unnest($1::text[]) AS key ORDER BY key
     ON CONFLICT (key) DO UPDATE SET
       attempts = CASE WHEN a.since < now() - make_interval(secs => $2) THEN 1 ELSE a.attempts + 1 END,
       since = CASE WHEN a.since < now() - make_interval(secs => $2) THEN now() ELSE a.since END
     RETURNING key, attempts, ceil(extract(epoch FROM since - now()) + $2)::int AS seconds`,
    [names.map((name) => keys[name]), WINDOW_SECONDS],
  );
  for (const name of names) {
    const row = rows.find((r) => r.key === keys[name]);
    if (row && row.attempts > LIMITS[name]) {
      refuse('session.too-many', { seconds: row.seconds, minutes: Math.ceil(row.seconds / 60) }, 429);
    }
  }
}

/** The right password: this person's count starts anew, and the try does not count against the place. */
export async function forgetAttempts(db: Database, email: string, address: string): Promise<void> {
  const keys = keysOf(email, address);
  await db.query(
    `WITH gone AS (DELETE FROM sign_in_attempts WHERE key = ANY ($1))
     UPDATE sign_in_attempts SET attempts = greatest(attempts - 1, 0) WHERE key = $2`,
    [[keys.pair, keys.email], keys.address],
  );
}

export const sweepAttempts = (db: Database): Promise<unknown> =>
  db.query(`DELETE FROM sign_in_attempts WHERE since < now() - make_interval(secs => $1)`, [WINDOW_SECONDS]);
