import { type LocalDate, newId } from '#libs/kernel';
import { type Queryable, toJson, type Tx } from '#libs/platform';
import type { Compared, FoundDifference } from './compare-ledger.js';
import type { ComparisonResult, LedgerCheckState } from './ledger-check.entity.js';

export interface CheckRow {
  id: string;
  night: LocalDate | null;
  askedBy: string | null;
  askedAt: Date;
  state: LedgerCheckState;
  startedAt: Date | null;
  finishedAt: Date | null;
  step: string | null;
  stepsDone: number;
  entries: bigint | null;
  compared: bigint;
  different: bigint;
  results: ComparisonResult[];
  failure: string | null;
}

export const CHECK_COLUMNS = `c.id, c.night, c.asked_by AS "askedBy", c.asked_at AS "askedAt", c.state, c.started_at AS "startedAt",
  c.finished_at AS "finishedAt", c.step, c.steps_done AS "stepsDone", c.entries, c.compared, c.different, c.results, c.failure`;

export const checkById = (q: Queryable, id: string) =>
  q.one<CheckRow>(`SELECT ${CHECK_COLUMNS} FROM ledger_checks c WHERE c.id = $1`, [id]);

/** The check that people asked for and that is not finished. */
export const openCheck = (q: Queryable) =>
  q.one<{ id: string }>(
    `SELECT id FROM ledger_checks WHERE state IN ('queued', 'running') AND asked_by IS NOT NULL ORDER BY asked_at DESC LIMIT 1`,
  );

export async function insertCheck(tx: Tx, askedBy: string, askedAt: Date): Promise<string> {
  const id = newId();
  await tx.query('INSERT INTO ledger_checks (id, asked_by, asked_at) VALUES ($1, $2, $3)', [id, askedBy, askedAt]);
  return id;
}

/** The check of a night: one row, whoever asks and however often. */
export async function nightlyCheck(q: Queryable, night: LocalDate, now: Date): Promise<string> {
  await q.query('INSERT INTO ledger_checks (id, night, asked_at) VALUES ($1, $2, $3) ON CONFLICT (night) DO NOTHING', [
    newId(),
    night,
    now,
  ]);
  return (await q.one<{ id: string }>('SELECT id FROM ledger_checks WHERE night = $1', [night]))!.id;
}

/** queued or, after a worker's death, running → running. False when it is over. */
export async function startCheck(q: Queryable, id: string, now: Date): Promise<boolean> {
  const rows = await q.query(
    `UPDATE ledger_checks SET state = 'running', started_at = $2, steps_done = 0 WHERE id = $1 AND state IN ('queued', 'running')
     RETURNING id`,
    [id, now],
  );
  return rows.length === 1;
}

export const stepCheck = (q: Queryable, id: string, step: string, done: number) =>
  q.query(`UPDATE ledger_checks SET step = $2, steps_done = $3 WHERE id = $1 AND state = 'running'`, [id, step, done]);

/** running → done, with what was found. False when another worker was first. */
export async function finishCheck(tx: Tx, id: string, found: Compared, now: Date): Promise<boolean> {
  const { entries, results, differences } = found;
  const sum = (of: 'compared' | 'different') => results.reduce((all, one) => all + one[of], 0);
  const rows = await tx.query(
    `UPDATE ledger_checks SET state = 'done', finished_at = $2, step = NULL, steps_done = $3, entries = $4, compared = $5, different = $6,
       results = $7 WHERE id = $1 AND state = 'running' RETURNING id`,
    [id, now, results.length + 1, entries, sum('compared'), sum('different'), toJson(results)],
  );
  if (rows.length === 0) return false;
  await tx.query(
    `INSERT INTO ledger_differences (check_id, comparison, line_id, grant_id, account, recorded_cents, computed_cents)
     SELECT $1, x.comparison, x.line, x."grant", x.account, x.recorded, x.computed FROM jsonb_to_recordset($2) AS
       x (comparison text, line uuid, "grant" uuid, account text, recorded bigint, computed bigint)`,
    [id, toJson(differences)],
  );
  return true;
}

export const failCheck = (q: Queryable, id: string, failure: string, now: Date): Promise<{ id: string }[]> =>
  q.query(
    `UPDATE ledger_checks SET state = 'failed', finished_at = $3, failure = $2 WHERE id = $1 AND state = 'running' RETURNING id`,
    [id, failure.slice(0, 500), now],
  );

/** Those of the differences that nobody was told of on this day; from now on they have been. */
export async function claimAlarms(
  tx: Tx,
  checkId: string,
  day: LocalDate,
  differences: FoundDifference[],
): Promise<FoundDifference[]> {
  const named = new Map(differences.map((one) => [fingerprint(one), one]));
  const rows = await tx.query<{ fingerprint: string }>(
    `INSERT INTO ledger_alarms (day, fingerprint, check_id) SELECT $1, f, $2 FROM unnest($3::text[]) f
     ON CONFLICT DO NOTHING RETURNING fingerprint`,
    [day, checkId, [...named.keys()]],
  );
  return rows.map((row) => named.get(row.fingerprint)!);
}

/** The same pair with other figures is another difference. */
const fingerprint = ({ comparison, line, grant, account, recorded, computed }: FoundDifference) =>
  [comparison, line ?? '', grant ?? '', account, recorded ?? '', computed ?? ''].join('|');

export interface DifferenceRow {
  comparison: string;
  lineId: string | null;
  grantId: string | null;
  account: string;
  recordedCents: bigint | null;
  computedCents: bigint | null;
  lineLabel: string | null;
  grantReference: string | null;
}

/** What a check found, with the names of lines and grants; at most so many. */
export const differencesOf = (q: Queryable, checkId: string, limit: number): Promise<DifferenceRow[]> =>
  q.query(
    `SELECT d.comparison, d.line_id AS "lineId", d.grant_id AS "grantId", d.account, d.recorded_cents AS "recordedCents",
       d.computed_cents AS "computedCents", l.label || ' (' || l.chapter || '-' || l.nature || '-' || l.function || ', ' || l.year || ')'
       AS "lineLabel", g.reference AS "grantReference"
     FROM ledger_differences d LEFT JOIN budget_lines l ON l.id = d.line_id LEFT JOIN grants g ON g.id = d.grant_id
     WHERE d.check_id = $1 ORDER BY d.id LIMIT $2`,
    [checkId, limit],
  );
