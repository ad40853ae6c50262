import type { Cents, FiscalYear } from '#libs/kernel';
import { listPage, type ListQuery, type Page, type Queryable, toJson, Where } from '#libs/platform';
import { proposeYearEnd, type YearEndChoice, type YearEndFacts } from './year-end.rules.js';

/** A grant's committed money on a line of a year that is being closed, with what was accrued before the year and still waits there. */
export interface YearEndRow extends YearEndFacts {
  lineId: string;
  lineLabel: string;
  grantId: string;
  reference: string;
  title: string;
  organisationName: string;
  programmeCode: string;
  proposed: YearEndChoice;
  /** What was reviewed, if it still makes all that is committed; else null. */
  chosen: (YearEndChoice & { reason: string | null; reviewedBy: string; reviewedAt: Date }) | null;
}

type Raw = Omit<YearEndRow, 'proposed' | 'chosen'> & {
  accrueCents: Cents | null;
  carryCents: Cents;
  lapseCents: Cents;
  reason: string | null;
  reviewedBy: string;
  reviewedAt: Date;
};

/** Instalments whose day or condition came by the year's last day and that nobody ordered: the service is done (rules 3.4, 3.16). */
const DONE = `coalesce((SELECT sum(i.amount_cents) FROM instalments i WHERE i.grant_id = g.id AND i.state = 'planned'
  AND g.state IN ('in-force', 'signed') AND coalesce(i.condition_met_on, i.due_on) <= make_date(l.year, 12, 31)), 0)::bigint`;

const COLUMNS = `h.line_id AS "lineId", l.label AS "lineLabel", h.grant_id AS "grantId", g.reference, g.title,
  g.organisation_name AS "organisationName", p.code AS "programmeCode", h.committed_cents AS "committedCents",
  h.waiting_cents AS "waitingCents", ${DONE} AS "doneCents",
  g.authority_id IS NOT NULL AS sliced, coalesce(a.accrue_from_cents, 0) AS "accrueFromCents",
  coalesce(a.only_with_authority, false) AS "onlyWithAuthority", coalesce(a.carry_over, true) AS "carryOver",
  r.accrue_cents AS "accrueCents", r.carry_cents AS "carryCents", r.lapse_cents AS "lapseCents", r.reason,
  r.reviewed_by AS "reviewedBy", r.reviewed_at AS "reviewedAt"`;

/** What a year, $1, has to say something about: committed on its lines, or accrued before it and not ordered. */
export const TO_REVIEW = `(SELECT line_id, grant_id, sum(committed)::bigint AS committed_cents, sum(waiting)::bigint AS waiting_cents FROM (
    SELECT line_id, grant_id, committed_cents AS committed, 0 AS waiting FROM line_grants WHERE committed_cents > 0
    UNION ALL SELECT line_id, grant_id, left_cents, left_cents FROM open_accruals WHERE left_cents > 0) held
  WHERE line_id IN (SELECT id FROM budget_lines WHERE year = $1) GROUP BY line_id, grant_id)`;

/** A review of another amount than is committed now says nothing any more. */
const TABLES = `${TO_REVIEW} h JOIN budget_lines l ON l.id = h.line_id JOIN programmes p ON p.id = l.programme_id
  JOIN grants g ON g.id = h.grant_id
  LEFT JOIN accrual_rules a ON a.year = l.year AND a.programme_id = l.programme_id
  LEFT JOIN year_end_reviews r ON r.line_id = h.line_id AND r.grant_id = h.grant_id
    AND r.accrue_cents + r.carry_cents + r.lapse_cents = h.committed_cents`;

const read = ({ accrueCents, carryCents, lapseCents, reason, reviewedBy, reviewedAt, ...row }: Raw): YearEndRow => ({
  ...row,
  proposed: proposeYearEnd(row),
  chosen: accrueCents === null ? null : { accrueCents, carryCents, lapseCents, reason, reviewedBy, reviewedAt },
});

export interface YearEndQuery extends ListQuery {
  programme?: string | null;
  /** `yes` or `no`. */
  reviewed?: string | null;
}

/** A page of what a year has committed and not ordered. */
export function yearEndRows(q: Queryable, year: FiscalYear, query: YearEndQuery): Promise<Page<YearEndRow>> {
  const where = new Where()
    .add('l.year = $?', year)
    .when(query.programme, 'p.code = $?')
    .when(query.q, `g.reference || ' ' || g.title || ' ' || g.organisation_name ILIKE '%' || $? || '%'`);
  if (query.reviewed === 'yes') where.add('r.line_id IS NOT NULL');
  if (query.reviewed === 'no') where.add('r.line_id IS NULL');
  return listPage<Raw, YearEndRow>(q, {
    select: COLUMNS,
    from: TABLES,
    where,
    id: 'h.grant_id',
    sort: {
      reference: { column: 'g.reference' },
      amount: { column: 'h.committed_cents', type: 'bigint', descending: true },
      organisation: { column: 'g.organisation_name' },
    },
    query,
    map: read,
  });
}

/** All of a year, or the grants asked for: what one act reviews or closes. */
export async function allYearEndRows(
  q: Queryable,
  year: FiscalYear,
  asked?: readonly { lineId: string; grantId: string }[],
): Promise<YearEndRow[]> {
  const only = asked
    ? `AND (h.line_id, h.grant_id) IN (SELECT "lineId", "grantId" FROM jsonb_to_recordset($2::jsonb) AS x("lineId" uuid, "grantId" uuid))`
    : '';
  const rows = await q.query<Raw>(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE l.year = $1 ${only} ORDER BY h.line_id, h.grant_id`,
    asked ? [year, toJson(asked)] : [year],
  );
  return rows.map(read);
}
