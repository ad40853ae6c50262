import type { Cents, FiscalYear, LocalDate } from '#libs/kernel';
import type { Queryable } from '#libs/platform';

/**
 * A line's balances in cents. On every line, at every moment:
 * voted = available + reserved + committed + ordered + paid + accrued + carried + lapsed.
 */
export interface Position {
  /** Everything that the line may spend: amendments, transfers and what earlier years left to it included. */
  votedCents: Cents;
  /** The part of voted that amendments added; negative when they cut. */
  amendedCents: Cents;
  /** The part of voted that came from other lines; negative when it went there (rule 3.13). */
  transferredCents: Cents;
  /** The part of voted that was carried over from the year before, for its grants alone (rule 3.17). */
  carriedInCents: Cents;
  /** The part of voted that pays what was already spending of the year before: an accrual, reversed (rule 3.16). */
  reversedCents: Cents;
  /** The part of voted that pays orders of a closed year. */
  settledCents: Cents;
  availableCents: Cents;
  reservedCents: Cents;
  committedCents: Cents;
  orderedCents: Cents;
  paidCents: Cents;
  accruedCents: Cents;
  carriedCents: Cents;
  lapsedCents: Cents;
}

/** What one line holds for one grant, in cents. */
export type GrantPosition = Pick<Position, 'reservedCents' | 'committedCents' | 'orderedCents' | 'paidCents'>;

const into = (account: string) =>
  `coalesce(sum(amount_cents) FILTER (WHERE to_account = '${account}'), 0)
   - coalesce(sum(amount_cents) FILTER (WHERE from_account = '${account}'), 0)`;

/** What a move added to voted. */
const added = (move: string) =>
  `coalesce(sum(CASE to_account WHEN 'voted' THEN -amount_cents ELSE amount_cents END) FILTER (WHERE move = '${move}'), 0)`;

/** The moves that change voted after the first vote, and where their sum stands. */
const PARTS = [
  ['amend', 'amendedCents'],
  ['transfer', 'transferredCents'],
  ['carry-in', 'carriedInCents'],
  ['reverse', 'reversedCents'],
  ['settle', 'settledCents'],
] as const;

const FROM_ENTRIES = `
  -(${into('voted')}) AS "votedCents",
  ${PARTS.map(([move, key]) => `${added(move)} AS "${key}"`).join(',\n  ')},
  ${['available', 'reserved', 'committed', 'ordered', 'paid', 'accrued', 'carried', 'lapsed'].map((a) => `${into(a)} AS "${a}Cents"`).join(',\n  ')}`;

const GRANT_SUMS = ['reserved', 'committed', 'ordered', 'paid'].map((a) => `coalesce(sum(g.${a}_cents), 0)`).join(', ');

/**
 * Today's figures come from the balances, whatever the number of entries. Those of a past day are computed from the entries,
 * line by line, and only where something was entered for a later day.
 */
const POSITIONS = `
  WITH asked AS (
    SELECT l.*, EXISTS (SELECT FROM ledger_entries e WHERE e.line_id = l.id AND e.accounting_date > $2) AS past
    FROM budget_lines l WHERE l.id = ANY($1))
  SELECT l.id AS "lineId", l.voted_cents AS "votedCents", l.amended_cents AS "amendedCents",
    l.transferred_cents AS "transferredCents", l.carried_in_cents AS "carriedInCents", l.reversed_cents AS "reversedCents",
    l.settled_cents AS "settledCents", l.available_cents AS "availableCents",
    g.*, l.accrued_cents AS "accruedCents", l.carried_cents AS "carriedCents", l.lapsed_cents AS "lapsedCents"
  FROM asked l CROSS JOIN LATERAL (SELECT ${GRANT_SUMS} FROM line_grants g WHERE g.line_id = l.id)
    g ("reservedCents", "committedCents", "orderedCents", "paidCents")
  WHERE NOT l.past
  UNION ALL
  SELECT l.id, e."votedCents", e."amendedCents", e."transferredCents", e."carriedInCents", e."reversedCents", e."settledCents",
    e."availableCents", e."reservedCents", e."committedCents", e."orderedCents",
    e."paidCents", e."accruedCents", e."carriedCents", e."lapsedCents"
  FROM asked l CROSS JOIN LATERAL (SELECT ${FROM_ENTRIES} FROM ledger_entries e WHERE e.line_id = l.id AND e.accounting_date <= $2) e
  WHERE l.past`;

/** Positions of several lines, in one query, at the end of an accounting day; now when no day is given. */
export async function positions(
  q: Queryable,
  lineIds: string[],
  asOf?: LocalDate | null,
): Promise<Map<string, Position>> {
  const rows = await q.query<Position & { lineId: string }>(POSITIONS, [lineIds, asOf ?? null]);
  return new Map(rows.map(({ lineId, ...position }) => [lineId, position]));
}

/** One line's position at the end of an accounting day; now when no day is given. Undefined for an unknown line. */
export async function position(q: Queryable, lineId: string, asOf?: LocalDate | null): Promise<Position | undefined> {
  return (await positions(q, [lineId], asOf)).get(lineId);
}

const NOTHING: GrantPosition = { reservedCents: 0n, committedCents: 0n, orderedCents: 0n, paidCents: 0n };

/** What a line holds for a grant now; nothing when it never held any. */
export async function grantPosition(q: Queryable, lineId: string, grantId: string): Promise<GrantPosition> {
  const found = await q.one<GrantPosition>(
    `SELECT reserved_cents AS "reservedCents", committed_cents AS "committedCents", ordered_cents AS "orderedCents",
       paid_cents AS "paidCents" FROM line_grants WHERE line_id = $1 AND grant_id = $2`,
    [lineId, grantId],
  );
  return found ?? NOTHING;
}

/** What every line holds or held for a grant, the earliest year first. */
export const grantHoldings = (
  q: Queryable,
  grantId: string,
): Promise<(GrantPosition & { lineId: string; year: FiscalYear; closed: boolean })[]> =>
  q.query(
    `SELECT h.line_id AS "lineId", l.year, y.closed_at IS NOT NULL AS closed, h.reserved_cents AS "reservedCents",
       h.committed_cents AS "committedCents", h.ordered_cents AS "orderedCents", h.paid_cents AS "paidCents"
     FROM line_grants h JOIN budget_lines l ON l.id = h.line_id JOIN fiscal_years y ON y.year = l.year
     WHERE h.grant_id = $1 ORDER BY l.year, l.id`,
    [grantId],
  );

/** Lines of open years on which something waits that was accrued for the grant before, and not ordered; cents. */
export const waitingAccruals = (
  q: Queryable,
  grantId: string,
): Promise<{ lineId: string; year: FiscalYear; leftCents: Cents }[]> =>
  q.query(
    `SELECT a.line_id AS "lineId", l.year, sum(a.left_cents)::bigint AS "leftCents"
     FROM open_accruals a JOIN budget_lines l ON l.id = a.line_id JOIN fiscal_years y ON y.year = l.year AND y.closed_at IS NULL
     WHERE a.grant_id = $1 AND a.left_cents > 0 GROUP BY 1, 2 ORDER BY 1`,
    [grantId],
  );

/** The rule that holds on every line at every moment; in cents, zero when it holds. */
export const missingFromSum = (p: Position): Cents =>
  p.votedCents -
  p.availableCents -
  p.reservedCents -
  p.committedCents -
  p.orderedCents -
  p.paidCents -
  p.accruedCents -
  p.carriedCents -
  p.lapsedCents;
