import type { Cents, LocalDate } from '#libs/kernel';
import type { Queryable } from '#libs/platform';

/** What grants hold together on lines: those of one organisation, or those for the same countries. In cents. */
export interface GrantsTogether {
  /** Null where the grants are taken by countries. */
  organisationId: string | null;
  organisationName: string;
  /** ISO codes; null where the grants are taken by organisation. */
  countries: string[] | null;
  grants: number;
  reservedCents: Cents;
  committedCents: Cents;
  orderedCents: Cents;
  paidCents: Cents;
}

const ACCOUNTS = ['reserved', 'committed', 'ordered', 'paid'];
const sums = (column: (account: string) => string) => ACCOUNTS.map(column).join(', ');
const NOW = sums((a) => `b.${a}_cents`);
const PAST = sums(
  (a) =>
    `sum(CASE '${a}' WHEN e.to_account THEN e.amount_cents WHEN e.from_account THEN -e.amount_cents ELSE 0 END)::bigint`,
);

/**
 * Balances where nothing is entered for a later day than asked, else the entries up to that day: as `positions` of budgets. Each
 * grant counts once, in the group of its organisation and in that of its countries.
 */
const SQL = `
  WITH asked AS (
    SELECT l.id, EXISTS (SELECT FROM ledger_entries e WHERE e.line_id = l.id AND e.accounting_date > $2) AS past
    FROM budget_lines l WHERE l.id = ANY($1)),
  parts (grant_id, ${sums((a) => a)}) AS (
    SELECT b.grant_id, ${NOW} FROM asked l JOIN line_grants b ON b.line_id = l.id WHERE NOT l.past
    UNION ALL
    SELECT e.grant_id, ${PAST} FROM asked l JOIN ledger_entries e ON e.line_id = l.id AND e.accounting_date <= $2
    WHERE l.past AND e.grant_id IS NOT NULL GROUP BY e.grant_id)
  SELECT g.organisation_id AS "organisationId", min(g.organisation_name) AS "organisationName", g.countries,
    count(DISTINCT g.id)::int AS grants, ${sums((a) => `sum(p.${a})::bigint AS "${a}Cents"`)}
  FROM parts p JOIN grants g ON g.id = p.grant_id
  WHERE p.reserved + p.committed + p.ordered + p.paid > 0
  GROUP BY GROUPING SETS ((g.organisation_id), (g.countries))`;

/** The grants that have money on these lines at the end of a day, now when no day is given, by organisation and by countries. */
export function grantsTogether(q: Queryable, lineIds: string[], asOf?: LocalDate | null): Promise<GrantsTogether[]> {
  return q.query<GrantsTogether>(SQL, [lineIds, asOf ?? null]);
}
