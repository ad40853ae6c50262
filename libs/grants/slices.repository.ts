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

/**
 * Adds what lapsed of a year's slices to the next year's (the authority stays, rule 3.11), which are made where a grant ended there. What
 * was accrued of an earlier slice and lapses in a year without one is noted on the grant's last. The ledger's `lapse` is the caller's.
 * @throws when a grant has no slice by that year, or when the year's has lapsed already.
 */
export async function postponeSlices(
  tx: Tx,
  year: FiscalYear,
  lapsed: readonly { grantId: string; amountCents: Cents }[],
): Promise<void> {
  if (lapsed.length === 0) return;
  const rows = `(SELECT "grantId", sum("amountCents")::bigint AS "amountCents"
    FROM jsonb_to_recordset($1::jsonb) AS r("grantId" uuid, "amountCents" bigint) GROUP BY "grantId") x`;
  const cut = await tx.query(
    `UPDATE grant_slices s SET lapsed_cents = s.lapsed_cents + x."amountCents" FROM ${rows}
     WHERE s.grant_id = x."grantId" AND (s.year < $2 OR s.lapsed_cents = 0)
       AND s.year = (SELECT max(year) FROM grant_slices WHERE grant_id = x."grantId" AND year <= $2) RETURNING s.grant_id`,
    [toJson(lapsed), year],
  );
  const grants = new Set(lapsed.map(({ grantId }) => grantId));
  if (cut.length !== grants.size) throw new Error(`slices of ${year} are missing or have lapsed already`);
  await tx.query(
    `INSERT INTO grant_slices AS s (grant_id, year, amount_cents, added_cents)
     SELECT x."grantId", $2::int + 1, 0, x."amountCents" FROM ${rows}
     ON CONFLICT (grant_id, year) DO UPDATE SET added_cents = s.added_cents + excluded.added_cents`,
    [toJson(lapsed), year],
  );
}
