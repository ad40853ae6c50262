import type { Cents, FiscalYear } from '#libs/kernel';
import { toJson, type Queryable, type Tx } from '#libs/platform';
import { byYear, cutSlices, type PlannedSlice } from './slice.rules.js';

export interface SliceRow extends PlannedSlice {
  addedCents: Cents;
  openedCents: Cents;
  lapsedCents: Cents;
  lineId: string | null;
}

/** A grant's slices by year; none for a grant of one year. */
export const slicesOf = (q: Queryable, grantId: string): Promise<SliceRow[]> =>
  q.query(
    `SELECT year, amount_cents AS "amountCents", added_cents AS "addedCents", opened_cents AS "openedCents",
       lapsed_cents AS "lapsedCents", line_id AS "lineId" FROM grant_slices WHERE grant_id = $1 ORDER BY year`,
    [grantId],
  );

interface Slicing {
  grantId: string;
  /** Of the first year. */
  lineId: string;
  slices: readonly PlannedSlice[];
}

/** Slices of a proposal; those of a former one go. */
export async function setSlices(tx: Tx, { grantId, lineId, slices }: Slicing): Promise<void> {
  await tx.query('DELETE FROM grant_slices WHERE grant_id = $1', [grantId]);
  if (slices.length === 0) return;
  const rows = byYear(slices).map((slice, i) => ({ ...slice, lineId: i === 0 ? lineId : null }));
  await tx.query(
    `INSERT INTO grant_slices (grant_id, year, amount_cents, line_id)
     SELECT $1, year, "amountCents", "lineId" FROM jsonb_to_recordset($2::jsonb)
       AS s(year int, "amountCents" bigint, "lineId" uuid)`,
    [grantId, toJson(rows)],
  );
}

/** The council granted less than was proposed: the slices follow the instalments, before and after the cut. */
export async function shareCut(
  tx: Tx,
  grant: { id: string; lineId: string },
  instalments: { before: readonly Cents[]; after: readonly Cents[] },
): Promise<void> {
  const slices = cutSlices(await slicesOf(tx, grant.id), instalments);
  await setSlices(tx, { grantId: grant.id, lineId: grant.lineId, slices });
}

export interface SliceToLapse {
  grantId: string;
  reference: string;
  title: string;
  organisationName: string;
  programmeCode: string;
  lineId: string;
  year: FiscalYear;
  /** Committed on the year's line and not ordered. */
  amountCents: Cents;
}

/**
 * What a year leaves unused of the slices of grants under an authority: it lapses on the year's line, the authority stays, and the
 * amount is added to the next year's slice with `postponeSlice` (rules 3.10, 3.11).
 */
export const slicesToLapse = (q: Queryable, year: FiscalYear): Promise<SliceToLapse[]> =>
  q.query(
    `SELECT s.grant_id AS "grantId", g.reference, g.title, g.organisation_name AS "organisationName",
       g.programme_code AS "programmeCode", s.line_id AS "lineId", s.year, h.committed_cents AS "amountCents"
     FROM grant_slices s JOIN grants g ON g.id = s.grant_id
       JOIN line_grants h ON h.line_id = s.line_id AND h.grant_id = s.grant_id
     WHERE s.year = $1 AND h.committed_cents > 0 ORDER BY g.reference`,
    [year],
  );

/**
 * Adds what lapsed of a year's slice to the next year's, which is made if the grant ended there. A second call for the same
 * year changes nothing. The ledger's `lapse` is the caller's. @throws when the grant has no such slice, or it was not that much.
 */
export async function postponeSlice(
  tx: Tx,
  { grantId, year, amountCents }: Pick<SliceToLapse, 'grantId' | 'year' | 'amountCents'>,
): Promise<void> {
  const sql = 'SELECT lapsed_cents AS "lapsedCents" FROM grant_slices WHERE grant_id = $1 AND year = $2 FOR UPDATE';
  const slice = await tx.one<{ lapsedCents: Cents }>(sql, [grantId, year]);
  if (!slice) throw new Error(`grant ${grantId} has no slice in ${year}`);
  if (slice.lapsedCents === amountCents) return;
  if (slice.lapsedCents > 0n) throw new Error(`the slice of ${year} of grant ${grantId} has lapsed already`);
  await tx.query('UPDATE grant_slices SET lapsed_cents = $3 WHERE grant_id = $1 AND year = $2', [
    grantId,
    year,
    amountCents,
  ]);
  await tx.query(
    `INSERT INTO grant_slices AS s (grant_id, year, amount_cents, added_cents) VALUES ($1, $2::int + 1, 0, $3)
     ON CONFLICT (grant_id, year) DO UPDATE SET added_cents = s.added_cents + $3`,
    [grantId, year, amountCents],
  );
}
