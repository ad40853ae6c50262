import type { Cents, FiscalYear } from '#libs/kernel';
import { type Queryable, toJson, type Tx } from '#libs/platform';
import { TO_REVIEW } from './year-end.rows.js';
import type { YearEndChoice } from './year-end.rules.js';

export interface Reviewed extends YearEndChoice {
  lineId: string;
  grantId: string;
  reason?: string | null;
}

/** A later review takes the place of an earlier one. */
export const saveReviews = (tx: Tx, rows: readonly Reviewed[], actorId: string, now: Date) =>
  tx.query(
    `INSERT INTO year_end_reviews (line_id, grant_id, accrue_cents, carry_cents, lapse_cents, reason, reviewed_by, reviewed_at)
     SELECT "lineId", "grantId", "accrueCents", "carryCents", "lapseCents", reason, $2, $3 FROM jsonb_to_recordset($1::jsonb)
       AS r("lineId" uuid, "grantId" uuid, "accrueCents" bigint, "carryCents" bigint, "lapseCents" bigint, reason text)
     ON CONFLICT (line_id, grant_id) DO UPDATE SET accrue_cents = excluded.accrue_cents, carry_cents = excluded.carry_cents,
       lapse_cents = excluded.lapse_cents, reason = excluded.reason, reviewed_by = excluded.reviewed_by,
       reviewed_at = excluded.reviewed_at`,
    [toJson(rows), actorId, now],
  );

/** What the close does, and later lists. */
export interface NewItem {
  id: string;
  lineId: string;
  grantId: string | null;
  kind: 'accrue' | 'carry' | 'lapse';
  amountCents: Cents;
  reason: string | null;
}

export const insertItems = (tx: Tx, year: FiscalYear, items: readonly NewItem[]) =>
  tx.query(
    `INSERT INTO year_end_items (id, year, line_id, grant_id, kind, amount_cents, reason)
     SELECT id, $2, "lineId", "grantId", kind, "amountCents", reason FROM jsonb_to_recordset($1::jsonb)
       AS i(id uuid, "lineId" uuid, "grantId" uuid, kind text, "amountCents" bigint, reason text)`,
    [toJson(items), year],
  );

/** What a year has available on each of its lines, and so lets lapse. */
export const availableOfYear = (q: Queryable, year: FiscalYear): Promise<{ lineId: string; amountCents: Cents }[]> =>
  q.query(
    `SELECT id AS "lineId", available_cents AS "amountCents" FROM budget_lines WHERE year = $1 AND available_cents > 0 ORDER BY id`,
    [year],
  );

export interface BooksOfYear {
  earlierOpen: FiscalYear | null;
  reserved: number;
  reservedCents: Cents;
  /** Orders that nobody has paid. */
  ordered: number;
  orderedCents: Cents;
  availableCents: Cents;
  committed: number;
  committedCents: Cents;
  unreviewed: number;
}

const BOOKS = `SELECT
    (SELECT min(y.year) FROM fiscal_years y WHERE y.year < $1 AND y.closed_at IS NULL
      AND EXISTS (SELECT FROM budget_lines o WHERE o.year = y.year)) AS "earlierOpen",
    (SELECT count(*)::int FROM payment_orders o WHERE o.fiscal_year = $1 AND o.state IN ('issued', 'accepted', 'returned')) AS ordered,
    (SELECT coalesce(sum(available_cents), 0)::bigint FROM budget_lines WHERE year = $1) AS "availableCents",
    held.*, reviewed.*
  FROM (SELECT count(*) FILTER (WHERE h.reserved_cents > 0)::int AS reserved,
      coalesce(sum(h.reserved_cents), 0)::bigint AS "reservedCents", coalesce(sum(h.ordered_cents), 0)::bigint AS "orderedCents"
    FROM budget_lines l JOIN line_grants h ON h.line_id = l.id WHERE l.year = $1) held,
  (SELECT count(*)::int AS committed, coalesce(sum(h.committed_cents), 0)::bigint AS "committedCents",
      count(*) FILTER (WHERE r.line_id IS NULL)::int AS unreviewed
    FROM ${TO_REVIEW} h LEFT JOIN year_end_reviews r ON r.line_id = h.line_id AND r.grant_id = h.grant_id
      AND r.accrue_cents + r.carry_cents + r.lapse_cents = h.committed_cents) reviewed`;

export const booksOfYear = async (q: Queryable, year: FiscalYear): Promise<BooksOfYear> =>
  (await q.one<BooksOfYear>(BOOKS, [year]))!;
