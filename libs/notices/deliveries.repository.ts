import { isIP } from 'node:net';
import type { Language } from '#libs/kernel';
import {
  type ListQuery,
  listPage,
  type Page,
  type Queryable,
  searchQuery,
  type Settings,
  toJson,
  type Tx,
  Where,
} from '#libs/platform';
import type { Attempt, Delivery } from './delivery.entity.js';
import type { DeliveryState } from './delivery.acts.js';

export interface NewDelivery {
  id: string;
  eventId: string;
  personId: string | null;
  address: string;
  language: Language;
  subject: string;
  body: string;
  link: string | null;
  linkLabel: string;
}

/** The domain in our addresses and message ids. */
export function mailDomain(settings: Settings): string {
  const host = new URL(settings.publicUrl).hostname.replace(/^\[|\]$/g, '');
  return isIP(host) || !host.includes('.') ? 'aid-office.invalid' : host;
}

/** Adds a message unless this person has one of this event. Without a mail server it is kept for an administrator to read. */
export async function insertDelivery(tx: Tx, settings: Settings, d: NewDelivery): Promise<void> {
  const messageId = `<${d.eventId}.${d.personId ?? 'address'}@${mailDomain(settings)}>`;
  const state: DeliveryState = settings.smtpUrl ? 'queued' : 'kept';
  await tx.prepared(
    `INSERT INTO deliveries (id, event_id, person_id, channel, address, language, subject, body, link, link_label, message_id, state)
     VALUES ($1, $2, $3, 'email', $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (event_id, person_id, channel) DO NOTHING`,
    [d.id, d.eventId, d.personId, d.address, d.language, d.subject, d.body, d.link, d.linkLabel, messageId, state],
  );
}

export type Waiting = Pick<Delivery, 'id' | 'attempts'>;

export const queuedOf = (q: Queryable, eventId: string): Promise<Waiting[]> =>
  q.query<Waiting>(`SELECT id, attempts FROM deliveries WHERE event_id = $1 AND state = 'queued'`, [eventId]);

/** Queued for so long that the queue may have lost it. */
export const forgotten = (q: Queryable): Promise<Waiting[]> =>
  q.query<Waiting>(
    `SELECT id, attempts FROM deliveries WHERE state = 'queued' AND changed_at < now() - interval '10 minutes' ORDER BY changed_at LIMIT 500`,
  );

const COLUMNS = `d.id, d.event_id AS "eventId", d.person_id AS "personId", d.channel, d.address, d.language, d.subject, d.body, d.link,
  d.link_label AS "linkLabel", d.message_id AS "messageId", d.state, d.attempts, d.log, d.changed_at AS "changedAt",
  d.created_at AS "createdAt", d.version`;

export const deliveryById = (q: Queryable, id: string): Promise<Delivery | undefined> =>
  q.one<Delivery>(`SELECT ${COLUMNS} FROM deliveries d WHERE d.id = $1`, [id]);

interface Move {
  from: DeliveryState[];
  to: DeliveryState;
  attempt?: Attempt;
  /** Attempts afterwards. */
  attempts?: number;
}

/** Compare-and-set; answers whether this was the one that moved it. A secret link is forgotten once its message is sent. */
export async function moveDelivery(q: Queryable, id: string, { from, to, attempt, attempts }: Move): Promise<boolean> {
  const rows = await q.query(
    `UPDATE deliveries SET state = $3, changed_at = now(), version = version + 1, log = log || $4::jsonb, attempts = coalesce($5, attempts),
       link = CASE WHEN $3 = 'sent' AND person_id IS NULL THEN NULL ELSE link END
     WHERE id = $1 AND state = ANY ($2) RETURNING id`,
    [id, from, to, toJson(attempt ? [attempt] : []), attempts ?? null],
  );
  return rows.length === 1;
}

/** Whoever was sending these died, so nobody knows whether they arrived. Answers how many. */
export async function giveUpSending(q: Queryable, seconds: number): Promise<number> {
  const attempt: Attempt = {
    at: new Date().toISOString(),
    outcome: 'unknown',
    detail: 'the sender ended before the answer',
  };
  const rows = await q.query(
    `UPDATE deliveries SET state = 'unknown', changed_at = now(), version = version + 1, attempts = attempts + 1, log = log || $2::jsonb
     WHERE state = 'sending' AND changed_at < now() - make_interval(secs => $1) RETURNING id`,
    [seconds, toJson([attempt])],
  );
  return rows.length;
}

export function listDeliveries(
  q: Queryable,
  states: readonly DeliveryState[],
  query: ListQuery,
): Promise<Page<Delivery>> {
  const where = new Where().add('d.state = ANY ($?)', states);
  where.when(searchQuery(query.q), "search_vector(d.address, d.subject) @@ to_tsquery('simple', $?)");
  return listPage<Delivery, Delivery>(q, {
    select: COLUMNS,
    from: 'deliveries d',
    where,
    sort: { written: { column: 'd.created_at', type: 'timestamptz', descending: true } },
    id: 'd.id',
    query,
    map: (row) => row,
  });
}
