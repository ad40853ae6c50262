import { GENERAL, sourceLabels } from '#libs/budgets';
import { type LocalDate, Refused } from '#libs/kernel';
import { languageOf, type Queryable, toJson, type Tx } from '#libs/platform';
import { faultsOfPurposes, type KnownPurpose, type NamedPurpose } from './purpose.rules.js';

/** A programme's purposes in their order, with how a source takes each on a day. */
function purposesFor(q: Queryable, programmeCode: string, source: string, day: LocalDate): Promise<KnownPurpose[]> {
  return q.query<KnownPurpose>(
    `SELECT p.code, p.label_fr AS "labelFr", p.label_en AS "labelEn", r.part FROM purposes p
     LEFT JOIN purpose_rules r ON r.purpose = p.code AND r.source = $2 AND r.valid_from <= $3 AND coalesce(r.valid_to, 'infinity') >= $3
     WHERE p.programme_code = $1 ORDER BY p.position`,
    [programmeCode, source, day],
  );
}

/** The names of a programme's purposes in the reader's language; none where the programme has none. */
export function purposeNames(q: Queryable, programmeCode: string): Promise<{ code: string; label: string }[]> {
  return q.query<{ code: string; label: string }>(
    `SELECT code, label_${languageOf() === 'fr' ? 'fr' : 'en'} AS label FROM purposes WHERE programme_code = $1 ORDER BY position`,
    [programmeCode],
  );
}

export interface GrantPurposeView {
  code: string;
  /** In the reader's language. */
  label: string;
  sharePercent: number;
}

export function purposesOf(q: Queryable, grantId: string): Promise<GrantPurposeView[]> {
  return q.query<GrantPurposeView>(
    `SELECT p.code, p.label_${languageOf() === 'fr' ? 'fr' : 'en'} AS label, g.share_percent AS "sharePercent"
     FROM grant_purposes g JOIN purposes p ON p.code = g.purpose WHERE g.grant_id = $1 ORDER BY p.position`,
    [grantId],
  );
}

interface Paid {
  programmeCode: string;
  /** Of the line that pays. */
  fundingSource: string;
  day: LocalDate;
}

/** @throws 422 with all that is wrong (rule 1.7). */
export async function demandPurposes(tx: Tx, named: readonly NamedPurpose[], paid: Paid): Promise<void> {
  const limited = paid.fundingSource !== GENERAL;
  if (!limited && named.length === 0) return;
  const known = await purposesFor(tx, paid.programmeCode, paid.fundingSource, paid.day);
  const source = { ...(await sourceLabels(tx, paid.fundingSource)), limited };
  const faults = faultsOfPurposes(named, known, source);
  if (faults.length > 0) throw new Refused(faults);
}

/** Those named with a share take the place of a former proposal's. */
export async function setPurposes(tx: Tx, grantId: string, named: readonly NamedPurpose[]): Promise<void> {
  const rows = named.filter(({ sharePercent }) => (sharePercent ?? 0) > 0);
  await tx.query('DELETE FROM grant_purposes WHERE grant_id = $1', [grantId]);
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO grant_purposes (grant_id, purpose, share_percent)
     SELECT $1, code, "sharePercent" FROM jsonb_to_recordset($2::jsonb) AS p(code text, "sharePercent" int)`,
    [grantId, toJson(rows)],
  );
}
