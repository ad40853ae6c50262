import { createHash, randomBytes } from 'node:crypto';
import { newId } from '#libs/kernel';
import type { Queryable, Tx } from '#libs/platform';

export const INVITATION_DAYS = 7;
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A new secret for this person, good once and for a week; those sent before are worth nothing any more. */
export async function makeToken(tx: Tx, userId: string, sentBy: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx.query('DELETE FROM invitations WHERE user_id = $1 AND used_at IS NULL', [userId]);
  await tx.query(
    `INSERT INTO invitations (id, user_id, token_hash, sent_by, expires_at) VALUES ($1, $2, $3, $4, now() + make_interval(days => $5))`,
    [newId(), userId, hashOf(token), sentBy, INVITATION_DAYS],
  );
  return token;
}

export interface Invited {
  user_id: string;
  name: string;
  email: string;
  language: 'fr' | 'en';
}

const OPEN = 'i.token_hash = $1 AND i.used_at IS NULL AND i.expires_at > now() AND u.disabled_at IS NULL';

/** Whom a token belongs to, as long as it is good. */
export function invitedBy(q: Queryable, token: string): Promise<Invited | undefined> {
  return q.one<Invited>(
    `SELECT u.id AS user_id, u.name, u.email, u.language FROM invitations i JOIN users u ON u.id = i.user_id WHERE ${OPEN}`,
    [hashOf(token)],
  );
}

/** Uses the token up; of two who come at once one gets it. */
export async function useToken(tx: Tx, token: string): Promise<Invited | undefined> {
  const [used] = await tx.query<Invited>(
    `UPDATE invitations i SET used_at = now() FROM users u WHERE u.id = i.user_id AND ${OPEN}
     RETURNING u.id AS user_id, u.name, u.email, u.language`,
    [hashOf(token)],
  );
  return used;
}
