import type { Cents, LocalDate } from '#libs/kernel';
import type { Tx } from '#libs/platform';

/** What grants hold together on lines: those of one organisation, or those for the same countries. In cents. */
export interface GrantsTogether {
  /** Null where the grants are taken by countries. */
  organisationId: string | null;
  organisationName: string;
  /** ISO codes; null where the grants are taken by organisation. */
  countries: string[] | null;
  grants: number;
  reservedCents: Cents;
  /** Still to be ordered, to be paid. */
  committedCents: Cents;
  orderedCents: Cents;
  paidCents: Cents;
  accruedCents: Cents;
  carriedCents: Cents;
  lapsedCents: Cents;
  /** Brought by what was spent in the year before. */
  earlierCents: Cents;
}

const HELD = ['reserved', 'committed', 'ordered', 'paid'];
const ENDED = ['accrued', 'carried', 'lapsed'];
const ACCOUNTS = [...HELD, ...ENDED, 'earlier'];
const list = (column: (account: string) => string, accounts = ACCOUNTS) => accounts.map(column).join(', ');

/** Balances for what grants hold; the few moves of the year end for the rest. */
const NOW = `
  SELECT b.grant_id, ${list((a) => `b.${a}_cents`, HELD)}, 0, 0, 0, 0 FROM line_grants b WHERE b.line_id = ANY($1)
  UNION ALL
  SELECT e.grant_id, 0, 0, 0, 0, ${list((a) => `CASE e.to_account WHEN '${a}' THEN e.amount_cents ELSE 0 END`, ENDED)},
    CASE e.from_account WHEN 'voted' THEN e.amount_cents ELSE 0 END
  FROM ledger_entries e WHERE e.line_id = ANY($1) AND e.move NOT IN ('reserve', 'release', 'commit', 'order', 'pay')
    AND e.move IN ('accrue', 'carry', 'lapse', 'reverse', 'settle') AND e.grant_id IS NOT NULL`;

const flow = (account: string) =>
  account === 'earlier'
    ? `CASE WHEN e.move IN ('reverse', 'settle') THEN e.cents ELSE 0 END`
    : `CASE '${account}' WHEN e.to_account THEN e.cents WHEN e.from_account THEN -e.cents ELSE 0 END`;

/** Up to the day $2, whose month begins on $3: sums of the months before, and the entries of its own. */
const PAST = `
  SELECT e.grant_id, ${list((a) => `sum(${flow(a)})::bigint`)} FROM (
    SELECT grant_id, move, from_account, to_account, cents FROM ledger_grant_months WHERE line_id = ANY($1) AND month < $3
    UNION ALL
    SELECT grant_id, move, from_account, to_account, cents FROM ledger_news
      WHERE line_id = ANY($1) AND month < $3 AND grant_id IS NOT NULL
    UNION ALL
    SELECT grant_id, move, from_account, to_account, amount_cents FROM ledger_entries
      WHERE line_id = ANY($1) AND accounting_date BETWEEN $3 AND $2 AND grant_id IS NOT NULL) e
  GROUP BY e.grant_id`;

/** Each grant counts once, in the group of its organisation and in that of its countries. */
const together = (parts: string) => `
  WITH parts (grant_id, ${list((a) => a)}) AS (${parts}),
  grantees AS (SELECT grant_id, ${list((a) => `sum(${a})::bigint AS ${a}`)} FROM parts GROUP BY grant_id)
  SELECT g.organisation_id AS "organisationId", min(g.organisation_name) AS "organisationName", g.countries,
    count(*)::int AS grants, ${list((a) => `sum(p.${a})::bigint AS "${a}Cents"`)}
  FROM grantees p JOIN grants g ON g.id = p.grant_id
  WHERE ${ACCOUNTS.map((a) => `p.${a}`).join(' + ')} > 0
  GROUP BY GROUPING SETS ((g.organisation_id), (g.countries))`;

const TOGETHER_NOW = together(NOW);
const TOGETHER_PAST = together(PAST);
const LATER = 'SELECT EXISTS (SELECT FROM ledger_entries WHERE line_id = ANY($1) AND accounting_date > $2) AS past';

/**
 * The grants that have money on these lines at the end of a day, now when no day is given, by organisation and by countries. From
 * balances where nothing is entered for a later day, else from the sums by month and the entries of that day's month.
 */
export async function grantsTogether(tx: Tx, lineIds: string[], asOf: LocalDate | null): Promise<GrantsTogether[]> {
  const past = asOf !== null && (await tx.one<{ past: boolean }>(LATER, [lineIds, asOf]))!.past;
  return past
    ? tx.prepared<GrantsTogether>(TOGETHER_PAST, [lineIds, asOf, `${asOf.slice(0, 8)}01`])
    : tx.prepared<GrantsTogether>(TOGETHER_NOW, [lineIds]);
}
