import { type Cents, newId, notFound } from '#libs/kernel';
import { listPage, type Page, type Queryable, searchQuery, type Tx, Where } from '#libs/platform';
import type { EmergencyState } from './emergency.acts.js';
import type { EmergenciesQuery, OpenEmergencyDto } from './emergency.dto.js';

export interface EmergencyRow {
  id: string;
  version: number;
  name: string;
  country: string;
  happenedOn: string;
  glide: string | null;
  situation: string;
  peopleAffected: number | null;
  peopleSource: string | null;
  state: EmergencyState;
  callId: string;
  callTitle: string;
  callState: string;
  opensAt: Date;
  closesAt: Date;
  envelopeCents: Cents;
  submitted: bigint;
}

const SELECT = `e.id, e.version, e.name, e.country, e.happened_on AS "happenedOn", e.glide, e.situation,
  e.people_affected AS "peopleAffected", e.people_source AS "peopleSource", e.state, e.call_id AS "callId", c.title AS "callTitle",
  c.state AS "callState", c.opens_at AS "opensAt", c.closes_at AS "closesAt", c.envelope_cents AS "envelopeCents",
  (SELECT count(*) FROM applications a WHERE a.call_id = c.id AND a.state <> 'draft') AS submitted`;
const FROM = 'emergencies e JOIN calls c ON c.id = e.call_id';

export async function emergencyById(q: Queryable, id: string): Promise<EmergencyRow> {
  return (await q.one<EmergencyRow>(`SELECT ${SELECT} FROM ${FROM} WHERE e.id = $1`, [id])) ?? notFound();
}

/** Holds the emergency until the transaction ends. */
export async function lockEmergency(tx: Tx, id: string): Promise<EmergencyRow> {
  return (
    (await tx.one<EmergencyRow>(`SELECT ${SELECT} FROM ${FROM} WHERE e.id = $1 FOR UPDATE OF e`, [id])) ?? notFound()
  );
}

export function listEmergencies<T>(
  q: Queryable,
  query: EmergenciesQuery,
  map: (row: EmergencyRow) => T,
): Promise<Page<T>> {
  return listPage<EmergencyRow, T>(q, {
    select: SELECT,
    from: FROM,
    countFrom: 'emergencies e',
    where: new Where()
      .when(query.state, 'e.state = $?')
      .when(query.country, 'e.country = $?')
      .when(query.call, 'e.call_id = $?')
      .when(searchQuery(query.q), `e.search @@ to_tsquery('simple', $?)`),
    sort: { happened: { column: 'e.happened_on', type: 'date', descending: true }, name: { column: 'e.name' } },
    id: 'e.id',
    query,
    map,
  });
}

type Opened = Pick<
  OpenEmergencyDto,
  'name' | 'country' | 'happenedOn' | 'situation' | 'peopleAffected' | 'peopleSource'
> & {
  glide: string | null;
  callId: string;
  createdBy: string;
};

export async function insertEmergency(tx: Tx, facts: Opened): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO emergencies (id, name, country, happened_on, glide, situation, people_affected, people_source, call_id, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      facts.name,
      facts.country,
      facts.happenedOn,
      facts.glide,
      facts.situation,
      facts.peopleAffected ?? null,
      facts.peopleSource ?? null,
      facts.callId,
      facts.createdBy,
    ],
  );
  return id;
}

export async function moveEmergency(tx: Tx, id: string, state: EmergencyState): Promise<void> {
  await tx.query('UPDATE emergencies SET state = $2, version = version + 1 WHERE id = $1', [id, state]);
}
