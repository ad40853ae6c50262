import { yearsOf } from '#libs/budgets';
import { type Cents, type FiscalYear, fiscalYearOf, type LocalDate } from '#libs/kernel';
import { languageOf, type Tx } from '#libs/platform';
import type { ReportAuthorityDto } from './annual-report.dto.js';

interface Row {
  id: string;
  number: string;
  label: string;
  programmeName: string;
  firstYear: FiscalYear;
  votedCents: Cents;
  committedCents: Cents;
}

interface YearCents {
  id: string;
  year: FiscalYear;
  cents: Cents;
}

const ASKED = `FROM commitment_authorities a JOIN programmes p ON p.id = a.programme_id
  WHERE a.first_year <= $2 AND ($1::text IS NULL OR p.code = $1)`;

const SUM = (account: string) => `coalesce(sum(CASE '${account}' WHEN to_account THEN amount_cents
  WHEN from_account THEN -amount_cents END), 0)::bigint`;

const BALANCES = (language: string) => `
  SELECT a.id, a.number, a.label, p.name_${language} AS "programmeName", a.first_year AS "firstYear", e.*
  FROM commitment_authorities a JOIN programmes p ON p.id = a.programme_id
  CROSS JOIN LATERAL (SELECT -(${SUM('voted')}) AS "votedCents", ${SUM('committed')} AS "committedCents"
    FROM authority_entries WHERE authority_id = a.id AND accounting_date <= $3) e
  WHERE a.first_year <= $2 AND ($1::text IS NULL OR p.code = $1) ORDER BY a.first_year, a.id`;

/** By year, from balances; of the year of a past day, from the entries of these grants alone. */
const PAID = `
  SELECT g.authority_id AS id, l.year, sum(CASE WHEN l.year < $3 OR $4 THEN b.paid_cents ELSE (
      SELECT coalesce(sum(CASE 'paid' WHEN e.to_account THEN e.amount_cents ELSE -e.amount_cents END), 0) FROM ledger_entries e
      WHERE e.grant_id = b.grant_id AND e.line_id = b.line_id AND 'paid' IN (e.to_account, e.from_account)
        AND e.accounting_date <= $5) END)::bigint AS cents
  FROM authority_grants g JOIN line_grants b ON b.grant_id = g.grant_id JOIN budget_lines l ON l.id = b.line_id
  WHERE g.authority_id IN (SELECT a.id ${ASKED}) AND l.year <= $2 GROUP BY g.authority_id, l.year`;

const PLANS = `SELECT authority_id AS id, year, planned_cents AS cents FROM authority_plan WHERE authority_id IN (SELECT a.id ${ASKED})`;

const CLOSED = 'SELECT year FROM fiscal_years WHERE closed_at IS NOT NULL AND year <= $1';

/**
 * Commitment authorities as a year's report shows them (rule 8.4): voted, committed, paid and left at the end of the asked day, at the
 * latest at the end of the year, whatever later years did.
 */
export async function authoritiesOf(
  tx: Tx,
  programme: string | null,
  year: FiscalYear,
  asOf: LocalDate | null,
): Promise<ReportAuthorityDto[]> {
  const end = `${year}-12-31`;
  const whole = !asOf || asOf >= end;
  const day = whole ? end : asOf;
  const dayYear = fiscalYearOf(day);
  const [rows, paid, plans, closed] = await Promise.all([
    tx.prepared<Row>(BALANCES(languageOf() === 'fr' ? 'fr' : 'en'), [programme, year, day]),
    tx.prepared<YearCents>(PAID, [programme, year, dayYear, whole, day]),
    tx.prepared<YearCents>(PLANS, [programme, year]),
    tx.prepared<{ year: FiscalYear }>(CLOSED, [whole ? year : dayYear - 1]),
  ]);
  const shut = new Set(closed.map((one) => one.year));
  const byYear = (all: YearCents[], id: string) =>
    new Map(all.filter((y) => y.id === id).map((y) => [y.year, y.cents]));
  return rows
    .map(({ firstYear, ...row }) => {
      const years = yearsOf(byYear(plans, row.id), byYear(paid, row.id), shut);
      const paidCents = years.reduce((sum, one) => sum + one.paidCents, 0n);
      return { ...row, firstYear, years, paidCents, leftCents: row.committedCents - paidCents };
    })
    .filter((one) => one.firstYear === year || one.leftCents > 0n || one.years.some((y) => y.year >= year));
}
