import type { Cents, FiscalYear, LocalDate } from '#libs/kernel';
import type { Queryable } from '#libs/platform';

/** What is meant to be paid of an authority in a year, and what was, in cents. */
export interface AuthorityYear {
  year: FiscalYear;
  plannedCents: Cents;
  /** From the payment credits of that year, by the grants that hold this authority. */
  paidCents: Cents;
  /** Still to be paid in that year: planned, with what closed years left over, less paid. Nothing in a closed year (rule 3.11). */
  leftCents: Cents;
}

/**
 * An authority's balances in cents: voted = available + reserved + committed + lapsed, at every moment.
 * Paid is a part of committed; left is what is committed and not paid.
 */
export interface AuthorityPosition {
  votedCents: Cents;
  availableCents: Cents;
  reservedCents: Cents;
  committedCents: Cents;
  lapsedCents: Cents;
  paidCents: Cents;
  leftCents: Cents;
  years: AuthorityYear[];
}

const into = (account: string) => `coalesce(sum(CASE '${account}' WHEN to_account THEN amount_cents
  WHEN from_account THEN -amount_cents END), 0)::bigint`;

/** Authorities have few entries: their state on any day, now included, is computed from them. A test compares the balances. */
const BALANCES = `
  SELECT a.id, e.* FROM commitment_authorities a CROSS JOIN LATERAL (
    SELECT -(${into('voted')}) AS "votedCents", ${into('available')} AS "availableCents", ${into('reserved')} AS "reservedCents",
      ${into('committed')} AS "committedCents", ${into('lapsed')} AS "lapsedCents"
    FROM authority_entries WHERE authority_id = a.id AND accounting_date <= coalesce($2::date, 'infinity')) e
  WHERE a.id = ANY($1)`;

/** Paid by year, from the balances; on a past day from the entries of these grants alone. */
const PAID = `
  SELECT a.authority_id AS id, l.year, sum(CASE WHEN $2::date IS NULL THEN g.paid_cents ELSE (
      SELECT coalesce(sum(CASE 'paid' WHEN e.to_account THEN e.amount_cents ELSE -e.amount_cents END), 0) FROM ledger_entries e
      WHERE e.grant_id = g.grant_id AND e.line_id = g.line_id AND 'paid' IN (e.to_account, e.from_account)
        AND e.accounting_date <= $2) END)::bigint AS cents
  FROM authority_grants a JOIN line_grants g ON g.grant_id = a.grant_id JOIN budget_lines l ON l.id = g.line_id
  WHERE a.authority_id = ANY($1) GROUP BY a.authority_id, l.year`;

const PLANS = `
  SELECT p.authority_id AS id, p.year, p.planned_cents AS cents FROM authority_plan p WHERE p.authority_id = ANY($1)`;

const CLOSED = `SELECT year FROM fiscal_years WHERE closed_at IS NOT NULL`;

interface YearCents {
  id: string;
  year: FiscalYear;
  cents: Cents;
}

/** Positions of several authorities at the end of an accounting day; now when no day is given. Four queries, however many. */
export async function authorityPositions(
  q: Queryable,
  ids: string[],
  asOf?: LocalDate | null,
): Promise<Map<string, AuthorityPosition>> {
  const at = [ids, asOf ?? null];
  const balances = await q.query<Omit<AuthorityPosition, 'paidCents' | 'leftCents' | 'years'> & { id: string }>(
    BALANCES,
    at,
  );
  const paid = await q.query<YearCents>(PAID, at);
  const plans = await q.query<YearCents>(PLANS, [ids]);
  const closed = new Set((await q.query<{ year: FiscalYear }>(CLOSED)).map(({ year }) => year));
  return new Map(
    balances.map(({ id, ...held }) => {
      const mine = (rows: YearCents[]) => new Map(rows.filter((r) => r.id === id).map((r) => [r.year, r.cents]));
      const years = yearsOf(mine(plans), mine(paid), closed);
      const paidCents = years.reduce((sum, year) => sum + year.paidCents, 0n);
      return [id, { ...held, paidCents, leftCents: held.committedCents - paidCents, years }];
    }),
  );
}

/** One authority's position. Undefined for an unknown one. */
export async function authorityPosition(
  q: Queryable,
  id: string,
  asOf?: LocalDate | null,
): Promise<AuthorityPosition | undefined> {
  return (await authorityPositions(q, [id], asOf)).get(id);
}

/** What a closed year did not use is to be paid in the next one (rule 3.11, 8.4). */
export function yearsOf(
  planned: ReadonlyMap<FiscalYear, Cents>,
  paid: ReadonlyMap<FiscalYear, Cents>,
  closed: ReadonlySet<FiscalYear>,
): AuthorityYear[] {
  let over = 0n;
  return [...new Set([...planned.keys(), ...paid.keys()])].sort().map((year) => {
    const [plannedCents, paidCents] = [planned.get(year) ?? 0n, paid.get(year) ?? 0n];
    const rest = plannedCents + over - paidCents;
    const shut = closed.has(year);
    over = shut ? rest : 0n;
    return { year, plannedCents, paidCents, leftCents: shut ? 0n : rest };
  });
}
