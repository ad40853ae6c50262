import { notFound } from '#libs/kernel';
import { type ListQuery, listPage, type Page, type Queryable, searchQuery, Where } from '#libs/platform';
import type { Deliberation } from './deliberation.entity.js';

const COLUMNS = `id, number, number_year AS "numberYear", number_parts AS "numberParts", title, session_on AS "sessionOn", state,
  transmitted_on AS "transmittedOn", published_on AS "publishedOn", notified_on AS "notifiedOn", in_force_on AS "inForceOn",
  recorded_by AS "recordedBy", recorded_at AS "recordedAt", version`;

/** The whole row; to be followed by a condition. */
export const DELIBERATION = `SELECT ${COLUMNS} FROM deliberations`;

export const deliberationById = async (q: Queryable, id: string): Promise<Deliberation> =>
  (await q.one<Deliberation>(`${DELIBERATION} WHERE id = $1`, [id])) ?? notFound();

export interface DeliberationsQuery extends ListQuery {
  state?: string | null;
  year?: number | null;
}

export function listDeliberations(q: Queryable, query: DeliberationsQuery): Promise<Page<Deliberation>> {
  const where = new Where()
    .when(query.state, 'd.state = $?')
    .when(searchQuery(query.q), "d.search @@ to_tsquery('simple', $?)");
  if (query.year)
    where.add('d.session_on >= make_date($?, 1, 1) AND d.session_on < make_date($? + 1, 1, 1)', query.year, query.year);
  return listPage<Deliberation, Deliberation>(q, {
    select: COLUMNS,
    from: 'deliberations d',
    where,
    sort: { session: { column: 'd.session_on', type: 'date', descending: true } },
    id: 'd.id',
    query,
    map: (row) => row,
  });
}

/** One vote result, with the case it is about. */
export interface VoteRow {
  caseId: string;
  title: string;
  organisationName: string;
  amountCents: bigint;
  decidedCents: bigint | null;
  act: 'adopt' | 'reject';
  state: string;
}

export const votesOf = (q: Queryable, deliberationId: string): Promise<VoteRow[]> =>
  q.query<VoteRow>(
    `SELECT c.id AS "caseId", c.title, c.organisation_name AS "organisationName", c.amount_cents AS "amountCents",
       c.decided_cents AS "decidedCents", d.act, c.state
     FROM approval_decisions d JOIN approval_cases c ON c.id = d.case_id WHERE d.deliberation_id = $1 ORDER BY c.title, c.id`,
    [deliberationId],
  );
