import type { FiscalYear, LocalDate } from '#libs/kernel';
import { languageOf, type Queryable } from '#libs/platform';

/** One indicator over a programme's grants of a year. Never added to another: two units, or the same people twice. */
export interface IndicatorResult {
  indicatorId: string;
  /** In the reader's language, as the unit is. */
  label: string;
  unit: string;
  /** How it is counted. */
  counting: string;
  /** What the grants promise; null when none promises any. */
  target: number | null;
  /** What their reports say, each the total since its project began; null while none reported. */
  value: number | null;
  /** Grants that promise or report it. */
  grants: number;
  /** Those of them that reported it. */
  reported: number;
}

/** What was known at the end of the day in Paris. */
const KNOWN = (row: string) => `($3::date IS NULL OR (${row}.recorded_at AT TIME ZONE 'Europe/Paris')::date <= $3)`;

/** An abandoned grant keeps the results that it reported and promises no more. */
const RESULTS = (label: string) => `
  WITH decided AS (
    SELECT g.id, g.state = 'abandoned' AND ($3::date IS NULL OR (g.moved_at AT TIME ZONE 'Europe/Paris')::date <= $3) AS abandoned
    FROM grants g WHERE g.programme_code = $1 AND g.fiscal_year = $2
      AND g.granted_cents IS NOT NULL AND ($3::date IS NULL OR g.voted_on <= $3)),
  promised AS (
    SELECT DISTINCT ON (t.grant_id, t.indicator_id) t.grant_id, t.indicator_id, t.target
    FROM decided d JOIN grant_targets t ON t.grant_id = d.id WHERE NOT d.abandoned AND ${KNOWN('t')}
    ORDER BY t.grant_id, t.indicator_id, t.recorded_at DESC, t.id DESC),
  known AS (SELECT r.* FROM decided d JOIN grant_results r ON r.grant_id = d.id WHERE ${KNOWN('r')}),
  reported AS (
    SELECT DISTINCT ON (k.grant_id, k.indicator_id) k.grant_id, k.indicator_id, k.value
    FROM known k WHERE NOT EXISTS (SELECT FROM known c WHERE c.corrects_id = k.id)
    ORDER BY k.grant_id, k.indicator_id, k.counted_on DESC, k.recorded_at DESC, k.id DESC)
  SELECT i.id AS "indicatorId", i.label_${label} AS label, i.unit_${label} AS unit, i.counting_${label} AS counting,
    sum(p.target)::float8 AS target, sum(r.value)::float8 AS value,
    count(coalesce(p.grant_id, r.grant_id))::int AS grants, count(r.grant_id)::int AS reported
  FROM indicators i LEFT JOIN ((SELECT * FROM promised WHERE target > 0) p FULL JOIN reported r USING (grant_id, indicator_id))
    ON indicator_id = i.id
  WHERE i.programme_code = $1
    AND (i.retired_at IS NULL OR (i.retired_at AT TIME ZONE 'Europe/Paris')::date > $3 OR indicator_id IS NOT NULL)
  GROUP BY i.id ORDER BY i.id`;

/**
 * What a programme's grants of a fiscal year promised and reached, indicator by indicator, as it was known at the end of a day;
 * now when no day is given. The values are those of the grants decided for that year, whenever they were reported.
 */
export function resultsOf(
  q: Queryable,
  programmeCode: string,
  year: FiscalYear,
  asOf?: LocalDate | null,
): Promise<IndicatorResult[]> {
  return q.query<IndicatorResult>(RESULTS(languageOf() === 'fr' ? 'fr' : 'en'), [programmeCode, year, asOf ?? null]);
}
