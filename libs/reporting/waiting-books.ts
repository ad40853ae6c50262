import type { WaitingKind } from './worklist.sources.js';

/** A line of this year of which less than this share is available is running out, in percent. */
const SCARCE = 5;
const YEAR = 'extract(year FROM $2::date)::int';
const startOf = (day: string) => `${day}::timestamp AT TIME ZONE 'Europe/Paris'`;

/** Since the last move that took from it. */
const SCARCE_LINES = `
  SELECT l.id, l.label || ' · ' || l.chapter || '-' || l.nature, NULL::text, l.available_cents,
    coalesce((SELECT max(e.created_at) FROM ledger_entries e WHERE e.line_id = l.id AND e.accounting_date >= $2::date - 60), l.created_at),
    NULL::date, '/office/budget-lines/' || l.id
  FROM budget_lines l
  WHERE l.year = ${YEAR} AND l.voted_cents > 0 AND l.available_cents * 100 < l.voted_cents * ${SCARCE}`;

/** The last check that came to an end did not find everything equal. */
const DIFFERENCES = `
  SELECT c.id, c.different || ' ≠', NULL::text, NULL::bigint, c.finished_at, (c.finished_at AT TIME ZONE 'Europe/Paris')::date,
    '/office/ledger-checks/' || c.id
  FROM (SELECT * FROM ledger_checks WHERE state = 'done' ORDER BY finished_at DESC LIMIT 1) c WHERE c.different > 0`;

/** A year that is over and not closed; it should be soon after the last day for orders (rule 3.15). */
const ENDED_YEARS = `
  SELECT y.id, y.year::text, NULL::text, NULL::bigint, ${startOf('make_date(y.year + 1, 1, 1)')}, y.orders_until + 15,
    '/office/year-ends/' || y.year
  FROM fiscal_years y WHERE y.year < ${YEAR} AND y.closed_at IS NULL AND EXISTS (SELECT FROM budget_lines l WHERE l.year = y.year)`;

/** What the books themselves ask of the finance office. */
export const WAITING_BOOKS: readonly WaitingKind[] = [
  { kind: 'line-scarce', act: 'budget-act.draft', permission: 'budget-act.draft', sql: SCARCE_LINES },
  { kind: 'ledger-difference', act: 'ledger-check.run', permission: 'ledger-check.run', sql: DIFFERENCES },
  { kind: 'year-end', act: 'year-end.close', permission: 'year-end.close', sql: ENDED_YEARS },
];
