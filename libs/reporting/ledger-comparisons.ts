/**
 * What the proof compares. Each SQL answers one row for each pair of figures: line_id, grant_id, account, the figure as it is
 * kept (recorded) and as it follows from the other side (computed), in cents. They read `ledger_sums`, which holds one row for each
 * line, grant and kind of move, so that the entries themselves are read once.
 */
export interface LedgerComparison {
  /** Words: `ledger-comparison.<name>` and `.text`. */
  name: string;
  sql: string;
}

export const LEDGER_SUMS = `
  CREATE TEMP TABLE ledger_sums ON COMMIT DROP AS
  SELECT line_id, grant_id, move, from_account, to_account, sum(amount_cents)::bigint AS cents, count(*) AS entries
  FROM ledger_entries GROUP BY line_id, grant_id, move, from_account, to_account`;

/** Columns of a line that are sums over one kind of move: above zero where it adds to what was voted. */
const BY_MOVE: Record<string, string> = {
  amended: 'amend',
  transferred: 'transfer',
  carried_in: 'carry-in',
  reversed: 'reverse',
  settled: 'settle',
};
const LINE_ACCOUNTS = ['available', 'accrued', 'carried', 'lapsed'];
const GRANT_ACCOUNTS = ['reserved', 'committed', 'ordered', 'paid'];

const list = (names: string[]) => names.map((name) => `'${name}'`).join(', ');
const values = (names: string[], of: string) => names.map((name) => `('${name}', ${of}.${name}_cents)`).join(', ');

/** What went in less what came out; for `voted`, from which all money comes, the other way round. */
const LINE_BALANCES = `
  WITH parts (line_id, account, cents) AS (
    SELECT line_id, to_account, cents FROM ledger_sums WHERE to_account IN (${list(LINE_ACCOUNTS)})
    UNION ALL SELECT line_id, from_account, -cents FROM ledger_sums WHERE from_account IN (${list(LINE_ACCOUNTS)})
    UNION ALL SELECT line_id, 'voted', CASE from_account WHEN 'voted' THEN cents ELSE -cents END FROM ledger_sums
      WHERE 'voted' IN (from_account, to_account)
    UNION ALL SELECT s.line_id, m.account, CASE s.from_account WHEN 'voted' THEN s.cents ELSE -s.cents END FROM ledger_sums s
      JOIN (VALUES ${Object.entries(BY_MOVE)
        .map(([account, move]) => `('${account}', '${move}')`)
        .join(', ')}) m (account, move) ON m.move = s.move),
  sums AS (SELECT line_id, account, sum(cents)::bigint AS cents FROM parts GROUP BY line_id, account)
  SELECT l.id, NULL::uuid, a.account, a.cents, coalesce(s.cents, 0)
  FROM budget_lines l CROSS JOIN LATERAL (VALUES ${values(['voted', ...Object.keys(BY_MOVE), ...LINE_ACCOUNTS], 'l')}) a (account, cents)
  LEFT JOIN sums s ON s.line_id = l.id AND s.account = a.account`;

const GRANT_BALANCES = `
  WITH parts (line_id, grant_id, account, cents) AS (
    SELECT line_id, grant_id, to_account, cents FROM ledger_sums WHERE to_account IN (${list(GRANT_ACCOUNTS)})
    UNION ALL SELECT line_id, grant_id, from_account, -cents FROM ledger_sums WHERE from_account IN (${list(GRANT_ACCOUNTS)})),
  sums AS (SELECT line_id, grant_id, account, sum(cents)::bigint AS cents FROM parts GROUP BY line_id, grant_id, account),
  kept AS (SELECT g.line_id, g.grant_id, a.account, a.cents
    FROM line_grants g CROSS JOIN LATERAL (VALUES ${values(GRANT_ACCOUNTS, 'g')}) a (account, cents))
  SELECT coalesce(k.line_id, s.line_id), coalesce(k.grant_id, s.grant_id), coalesce(k.account, s.account), k.cents,
    coalesce(s.cents, 0)
  FROM kept k FULL JOIN sums s ON s.line_id = k.line_id AND s.grant_id = k.grant_id AND s.account = k.account`;

const SUM_RULE = `
  SELECT l.id, NULL::uuid, 'voted', l.voted_cents,
    l.available_cents + l.accrued_cents + l.carried_cents + l.lapsed_cents + coalesce(g.cents, 0)::bigint
  FROM budget_lines l LEFT JOIN (SELECT line_id, sum(${GRANT_ACCOUNTS.map((a) => `${a}_cents`).join(' + ')}) AS cents
    FROM line_grants GROUP BY line_id) g ON g.line_id = l.id`;

const BETWEEN_YEARS = ['refund', 'accrue', 'reverse', 'carry', 'carry-in', 'lapse', 'settle'];

/** A grant's money on all its lines, and what some kinds of move brought or took. */
const GRANT_MONEY = `
  held AS (SELECT grant_id, ${GRANT_ACCOUNTS.map((a) => `sum(${a}_cents)::bigint AS ${a}`).join(', ')}
    FROM line_grants GROUP BY grant_id),
  moved AS (SELECT grant_id, ${BETWEEN_YEARS.map(
    (move) => `coalesce(sum(cents) FILTER (WHERE move = '${move}'), 0)::bigint AS "${move}"`,
  ).join(', ')} FROM ledger_sums WHERE grant_id IS NOT NULL GROUP BY grant_id),
  money AS (SELECT * FROM held JOIN moved USING (grant_id))`;

/** What is left of an accrual is what was not yet reversed as it was ordered (rule 3.16). */
const ACCRUALS = `
  SELECT a.line_id, a.grant_id, 'accrued', a.left_cents, a.accrued_cents - coalesce(s.cents, 0)
  FROM (SELECT line_id, grant_id, sum(left_cents)::bigint AS left_cents, sum(accrued_cents)::bigint AS accrued_cents
    FROM open_accruals GROUP BY line_id, grant_id) a
  LEFT JOIN (SELECT line_id, grant_id, sum(cents)::bigint AS cents FROM ledger_sums WHERE move = 'reverse'
    GROUP BY line_id, grant_id) s ON s.line_id = a.line_id AND s.grant_id = a.grant_id`;

/**
 * What is promised is on the lines: committed, ordered, paid, given back, or on its way from one year to the next; of a grant of several
 * years also in slices that are not open yet, what lapsed of one having gone into the next (rule 3.11). What is being decided is
 * reserved: all of it, or the first slice.
 */
const GRANTS = `
  WITH ${GRANT_MONEY},
  slices AS (SELECT grant_id, sum(amount_cents + added_cents - opened_cents - lapsed_cents)::bigint AS ahead,
      (array_agg(amount_cents ORDER BY year))[1] AS first FROM grant_slices GROUP BY grant_id)
  SELECT NULL::uuid, g.id, 'committed', g.granted_cents, coalesce(m.committed + m.ordered + m.paid + m.refund
    + m.accrue - m.reverse + m.carry - m."carry-in" + m.lapse - m.settle, 0) + coalesce(s.ahead, 0)
  FROM grants g LEFT JOIN money m ON m.grant_id = g.id LEFT JOIN slices s ON s.grant_id = g.id
  WHERE g.state IN ('in-force', 'signed')
  UNION ALL
  SELECT NULL::uuid, g.id, 'reserved', coalesce(s.first, g.amount_cents), coalesce(m.reserved, 0)
  FROM grants g LEFT JOIN money m ON m.grant_id = g.id LEFT JOIN slices s ON s.grant_id = g.id
  WHERE g.state IN ('proposed', 'returned', 'voted')`;

const sumOf = (table: string, states: string) =>
  `SELECT grant_id, sum(amount_cents)::bigint AS cents FROM ${table} WHERE state IN (${states}) GROUP BY grant_id`;

/** What a closed year paid and a bank sent back afterwards: it stays paid there, and the open year has it ordered once more (D14). */
const CAME_BACK = `came_back AS (SELECT o.grant_id, sum(t.amount_cents)::bigint AS cents
  FROM transfers t JOIN payment_orders o ON o.id = t.order_id
  WHERE t.state = 'returned' AND NOT EXISTS (SELECT FROM ledger_entries e WHERE e.reference = 'transfer:' || t.id || ':return')
  GROUP BY o.grant_id)`;

/** Orders that are not paid are what is ordered; paid ones are what is paid. */
const ORDERS = `
  WITH ${GRANT_MONEY}, ${CAME_BACK},
  waiting AS (${sumOf('payment_orders', `'issued', 'accepted', 'returned'`)}),
  settled AS (${sumOf('payment_orders', `'paid'`)}),
  grantees AS (SELECT grant_id FROM money UNION SELECT grant_id FROM payment_orders)
  SELECT NULL::uuid, g.grant_id, a.account, a.recorded, a.computed
  FROM grantees g LEFT JOIN money m USING (grant_id) LEFT JOIN waiting w USING (grant_id) LEFT JOIN settled s USING (grant_id)
  LEFT JOIN came_back b USING (grant_id)
  CROSS JOIN LATERAL (VALUES ('ordered', coalesce(w.cents, 0), coalesce(m.ordered - m.settle, 0) + coalesce(b.cents, 0)),
    ('paid', coalesce(s.cents, 0), coalesce(m.paid + m.refund, 0) - coalesce(b.cents, 0))) a (account, recorded, computed)`;

const TRANSFERS = `
  WITH ${GRANT_MONEY}, ${CAME_BACK},
  sent AS (SELECT o.grant_id, sum(t.amount_cents)::bigint AS cents FROM transfers t JOIN payment_orders o ON o.id = t.order_id
    WHERE t.state = 'paid' GROUP BY o.grant_id),
  grantees AS (SELECT grant_id FROM money UNION SELECT grant_id FROM sent)
  SELECT NULL::uuid, g.grant_id, 'paid', coalesce(s.cents, 0), coalesce(m.paid + m.refund, 0) - coalesce(b.cents, 0)
  FROM grantees g LEFT JOIN money m USING (grant_id) LEFT JOIN sent s USING (grant_id) LEFT JOIN came_back b USING (grant_id)`;

/** What reports add up by month, for a line (no grant) and for each of its grants, is what was entered. */
const MONTHS = `
  WITH kept AS (SELECT line_id, grant_id, to_account, sum(cents)::bigint AS cents FROM (
      SELECT line_id, NULL::uuid AS grant_id, to_account, cents FROM ledger_months
      UNION ALL SELECT line_id, NULL, to_account, cents FROM ledger_news
      UNION ALL SELECT line_id, grant_id, to_account, cents FROM ledger_grant_months
      UNION ALL SELECT line_id, grant_id, to_account, cents FROM ledger_news WHERE grant_id IS NOT NULL) m
    GROUP BY 1, 2, 3),
  sums AS (SELECT line_id, NULL::uuid AS grant_id, to_account, sum(cents)::bigint AS cents FROM ledger_sums GROUP BY 1, 2, 3
    UNION ALL SELECT line_id, grant_id, to_account, sum(cents)::bigint FROM ledger_sums WHERE grant_id IS NOT NULL GROUP BY 1, 2, 3)
  SELECT coalesce(k.line_id, s.line_id), coalesce(k.grant_id, s.grant_id), coalesce(k.to_account, s.to_account), k.cents,
    coalesce(s.cents, 0)
  FROM kept k FULL JOIN sums s ON s.line_id = k.line_id AND s.to_account = k.to_account
    AND coalesce(s.grant_id, s.line_id) = coalesce(k.grant_id, k.line_id)`;

export const COMPARISONS: readonly LedgerComparison[] = [
  { name: 'line-balances', sql: LINE_BALANCES },
  { name: 'grant-balances', sql: GRANT_BALANCES },
  { name: 'sum-rule', sql: SUM_RULE },
  { name: 'accruals', sql: ACCRUALS },
  { name: 'grants', sql: GRANTS },
  { name: 'payment-orders', sql: ORDERS },
  { name: 'transfers', sql: TRANSFERS },
  { name: 'months', sql: MONTHS },
];
