import type { Language } from '#libs/kernel';
import { type ListQuery, listPage, type Page, type Queryable, type Tx, Where } from '#libs/platform';
import type { Said } from './notice.entity.js';

export interface NoticeRow extends Said {
  id: string;
  link: string;
  createdAt: Date;
  readAt: Date | null;
}

export interface NoticesQuery extends ListQuery {
  unread?: boolean | null;
}

/** A person's own notices, in their present language. */
export function listNotices(
  q: Queryable,
  personId: string,
  language: Language,
  query: NoticesQuery,
): Promise<Page<NoticeRow>> {
  const where = new Where().add('n.person_id = $?', personId);
  if (query.unread) where.add('n.read_at IS NULL');
  return listPage<NoticeRow & { said: Record<Language, Said> }, NoticeRow>(q, {
    select: 'n.id, n.said, n.link, n.created_at AS "createdAt", n.read_at AS "readAt"',
    from: 'notices n',
    where,
    sort: { told: { column: 'n.created_at', type: 'timestamptz', descending: true } },
    id: 'n.id',
    query,
    map: ({ id, said, link, createdAt, readAt }) => ({ id, ...said[language], link, createdAt, readAt }),
  });
}

export async function unreadCount(q: Queryable, personId: string): Promise<number> {
  const row = await q.one<{ n: bigint }>('SELECT count(*) AS n FROM notices WHERE person_id = $1 AND read_at IS NULL', [
    personId,
  ]);
  return Number(row!.n);
}

/** Answers whether the notice is this person's. */
export async function markRead(tx: Tx, id: string, personId: string): Promise<boolean> {
  const rows = await tx.query(
    'UPDATE notices SET read_at = coalesce(read_at, now()) WHERE id = $1 AND person_id = $2 RETURNING id',
    [id, personId],
  );
  return rows.length === 1;
}

export async function markAllRead(tx: Tx, personId: string): Promise<void> {
  await tx.query('UPDATE notices SET read_at = now() WHERE person_id = $1 AND read_at IS NULL', [personId]);
}
