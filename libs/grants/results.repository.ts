import { type Actor, type LocalDate, newId } from '#libs/kernel';
import { type Queryable, toJson, type Tx } from '#libs/platform';
import type { PromisedResult, TargetAsked } from './result.rules.js';

export interface TargetRow {
  indicatorId: string;
  target: number;
  promised: string | null;
}

/** What a grant promises now, an indicator a row. */
export function targetsOf(q: Queryable, grantId: string): Promise<TargetRow[]> {
  return q.query<TargetRow>(
    `SELECT DISTINCT ON (indicator_id) indicator_id AS "indicatorId", target, promised FROM grant_targets WHERE grant_id = $1
     ORDER BY indicator_id, recorded_at DESC, id DESC`,
    [grantId],
  );
}

interface By {
  grantId: string;
  actor: Actor;
  at: Date;
  reason?: string | null;
}

/** Adds those targets that differ from what is promised now; answers how many. */
export async function addTargets(
  tx: Tx,
  asked: readonly (TargetAsked & { promised?: string | null })[],
  { grantId, actor, at, reason }: By,
): Promise<number> {
  const now = new Map((await targetsOf(tx, grantId)).map((row) => [row.indicatorId, row.target]));
  const rows = asked
    .filter((one) => one.target !== (now.get(one.indicatorId) ?? 0))
    .map((one) => ({ ...one, id: newId() }));
  if (rows.length === 0) return 0;
  await tx.query(
    `INSERT INTO grant_targets (id, grant_id, indicator_id, target, promised, reason, recorded_by, recorded_at)
     SELECT id, $1, "indicatorId", target, promised, $3, $4, $5
     FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, "indicatorId" uuid, target int, promised text)`,
    [grantId, toJson(rows), reason ?? null, actor.id, at],
  );
  return rows.length;
}

export interface ResultRow {
  id: string;
  indicatorId: string;
  value: number;
  countedOn: LocalDate;
  source: string;
  correctsId: string | null;
  reason: string | null;
  recordedBy: string;
  recordedAt: Date;
  /** Another row replaces it. */
  corrected: boolean;
}

const RESULT = `r.id, r.indicator_id AS "indicatorId", r.value, r.counted_on AS "countedOn", r.source, r.corrects_id AS "correctsId",
  r.reason, r.recorded_by AS "recordedBy", r.recorded_at AS "recordedAt",
  EXISTS (SELECT FROM grant_results c WHERE c.corrects_id = r.id) AS corrected`;

/** All that was reported on a grant, the latest day first; those corrected since are among them. */
export function reportedOn(q: Queryable, grantId: string): Promise<ResultRow[]> {
  return q.query<ResultRow>(
    `SELECT ${RESULT} FROM grant_results r WHERE r.grant_id = $1 ORDER BY r.counted_on DESC, r.recorded_at DESC, r.id DESC LIMIT 500`,
    [grantId],
  );
}

export function resultById(q: Queryable, grantId: string, id: string): Promise<ResultRow | undefined> {
  return q.one<ResultRow>(`SELECT ${RESULT} FROM grant_results r WHERE r.grant_id = $1 AND r.id = $2`, [grantId, id]);
}

type NewResult = Pick<ResultRow, 'indicatorId' | 'value' | 'countedOn' | 'source'> & { correctsId?: string };

/** @throws 409 `grant-result-corrected-twice` when the row that it corrects has been corrected. */
export async function insertResult(tx: Tx, result: NewResult, { grantId, actor, at, reason }: By): Promise<string> {
  const id = newId();
  const { indicatorId, value, countedOn, source, correctsId } = result;
  await tx.query(
    `INSERT INTO grant_results (id, grant_id, indicator_id, value, counted_on, source, corrects_id, reason, recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, grantId, indicatorId, value, countedOn, source, correctsId ?? null, reason ?? null, actor.id, at],
  );
  return id;
}

/** What the application's form promises, in the applicant's words. */
export async function promisesOf(q: Queryable, applicationId: string): Promise<PromisedResult[]> {
  return q.query<PromisedResult>(
    `SELECT coalesce(p.name, '') AS name, coalesce(p.target, '') AS target FROM applications a,
       jsonb_to_recordset(coalesce(a.answers #> '{indicators,indicators}', '[]')) AS p(name text, target text)
     WHERE a.id = $1 AND jsonb_typeof(coalesce(a.answers #> '{indicators,indicators}', '[]')) = 'array'`,
    [applicationId],
  );
}
