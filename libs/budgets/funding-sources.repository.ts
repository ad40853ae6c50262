import type { Cents, FiscalYear } from '#libs/kernel';
import { languageOf, type Queryable } from '#libs/platform';

/** The source that has no ceiling and needs no purposes. */
export const GENERAL = 'general';

export interface SourceRow {
  code: string;
  /** In the reader's language, as the legal basis is. */
  label: string;
  legalBasis: string | null;
  ceilingBp: number | null;
  version: number;
  revenueCents: Cents;
  ceilingCents: Cents;
  votedCents: Cents;
}

/** All sources as they stand in a year, by the rule in force on its last day. */
export function sourcesIn(q: Queryable, year: FiscalYear): Promise<SourceRow[]> {
  const language = languageOf() === 'fr' ? 'fr' : 'en';
  return q.query<SourceRow>(
    `SELECT s.code, s.label_${language} AS label, r.legal_basis_${language} AS "legalBasis", r.ceiling_bp AS "ceilingBp",
       coalesce(y.version, 0) AS version, coalesce(y.revenue_cents, 0) AS "revenueCents",
       coalesce(y.ceiling_cents, 0) AS "ceilingCents", coalesce(y.voted_cents, 0) AS "votedCents"
     FROM funding_sources s
     LEFT JOIN source_years y ON y.source = s.code AND y.year = $1
     LEFT JOIN LATERAL (SELECT * FROM funding_rules r WHERE r.source = s.code AND r.valid_from <= make_date($1, 12, 31)
       AND coalesce(r.valid_to, 'infinity') >= make_date($1, 12, 31) ORDER BY r.valid_from DESC LIMIT 1) r ON true
     ORDER BY s.position`,
    [year],
  );
}

/** The names of all sources in the reader's language, by code. */
export async function sourceNames(q: Queryable): Promise<Map<string, string>> {
  const language = languageOf() === 'fr' ? 'fr' : 'en';
  const rows = await q.query<{ code: string; label: string }>(
    `SELECT code, label_${language} AS label FROM funding_sources ORDER BY position`,
  );
  return new Map(rows.map(({ code, label }) => [code, label]));
}

/** A source's name in both languages, for refusals. */
export async function sourceLabels(q: Queryable, code: string): Promise<{ labelFr: string; labelEn: string }> {
  const sql = 'SELECT label_fr AS "labelFr", label_en AS "labelEn" FROM funding_sources WHERE code = $1';
  return (await q.one<{ labelFr: string; labelEn: string }>(sql, [code]))!;
}

export interface RevenueRow {
  source: string;
  version: number;
  revenueCents: Cents;
  reason: string;
  recordedBy: string;
  recordedAt: Date;
}

/** What was recorded of the year's revenues, newest first. */
export function revenuesIn(q: Queryable, year: FiscalYear): Promise<RevenueRow[]> {
  return q.query<RevenueRow>(
    `SELECT source, version, revenue_cents AS "revenueCents", reason, recorded_by AS "recordedBy", recorded_at AS "recordedAt"
     FROM source_revenues WHERE year = $1 ORDER BY source, version DESC LIMIT 400`,
    [year],
  );
}
