import type { Cents, LocalDate } from '#libs/kernel';
import type { Queryable } from '#libs/platform';

/** What lines hold for one grant, with what a report says of the grant. */
export interface GrantBalance {
  grantId: string;
  organisationId: string;
  organisationName: string;
  /** ISO codes in alphabetical order. */
  countries: string[];
  reservedCents: Cents;
  committedCents: Cents;
  orderedCents: Cents;
  paidCents: Cents;
}

const ACCOUNTS = ['reserved', 'committed', 'ordered', 'paid'];
const sums = (column: (account: string) => string) => ACCOUNTS.map(column).join(', ');
const NOW = sums((a) => `sum(b.${a}_cents)`);
const PAST = sums(
  (a) => `sum(CASE '${a}' WHEN e.to_account THEN e.amount_cents WHEN e.from_account THEN -e.amount_cents ELSE 0 END)`,
);

/** Balances where nothing is entered for a later day than asked, else the entries up to that day: as `positions` of budgets. */
const SQL = `
  WITH asked AS (
    SELECT l.id, EXISTS (SELECT FROM ledger_entries e WHERE e.line_id = l.id AND e.accounting_date > $2) AS past
    FROM budget_lines l WHERE l.id = ANY($1)),
  held (grant_id, ${sums((a) => a)}) AS (
    SELECT b.grant_id, ${NOW} FROM asked l JOIN line_grants b ON b.line_id = l.id WHERE NOT l.past GROUP BY b.grant_id
    UNION ALL
    SELECT e.grant_id, ${PAST} FROM asked l JOIN ledger_entries e ON e.line_id = l.id AND e.accounting_date <= $2
    WHERE l.past AND e.grant_id IS NOT NULL GROUP BY e.grant_id)
  SELECT g.id AS "grantId", g.organisation_id AS "organisationId", g.organisation_name AS "organisationName",
    ARRAY(SELECT c FROM unnest(g.countries) c ORDER BY c) AS countries, ${sums((a) => `sum(h.${a}) AS "${a}Cents"`)}
  FROM held h JOIN grants g ON g.id = h.grant_id
  WHERE h.reserved + h.committed + h.ordered + h.paid > 0
  GROUP BY g.id`;

/** The grants that have money on these lines at the end of a day, now when no day is given. In cents. */
export function grantBalances(q: Queryable, lineIds: string[], asOf?: LocalDate | null): Promise<GrantBalance[]> {
  return q.query<GrantBalance>(SQL, [lineIds, asOf ?? null]);
}
