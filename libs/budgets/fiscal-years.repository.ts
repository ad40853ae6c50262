import { type Cents, type FiscalYear, fiscalYearOf, type LocalDate, notFound, Refused } from '#libs/kernel';
import type { Queryable, Tx } from '#libs/platform';
import { lateRefusal, type LateMove, type YearDates } from './late-entry.rules.js';

/** A fiscal year and what the city set for it; days in Paris. */
export interface FiscalYearView extends YearDates {
  /** What history calls the year. */
  id: string;
  closed: boolean;
  closedAt: Date | null;
  closedBy: string | null;
  /** Hundredths of a percent (rule 3.12). */
  transferCeilingBp: number;
}

/** What a programme accrues and carries over at a year's end. */
export interface AccrualRuleView {
  programmeId: string;
  programmeCode: string;
  accrueFromCents: Cents;
  onlyWithAuthority: boolean;
  carryOver: boolean;
}

const YEAR = `id, year, orders_until AS "ordersUntil", amend_until AS "amendUntil", closed_at IS NOT NULL AS closed,
  closed_at AS "closedAt", closed_by AS "closedBy", transfer_ceiling_bp AS "transferCeilingBp"`;

/** The years that have a budget, the latest first. */
export const fiscalYears = (q: Queryable): Promise<FiscalYearView[]> =>
  q.query(`SELECT ${YEAR} FROM fiscal_years ORDER BY year DESC`);

/** @throws 404 a year without a budget. */
export const fiscalYear = async (q: Queryable, year: FiscalYear): Promise<FiscalYearView> =>
  (await q.one<FiscalYearView>(`SELECT ${YEAR} FROM fiscal_years WHERE year = $1`, [year])) ?? notFound();

/** Holds a year until the transaction ends; entries that are being written are waited for. @throws 404. */
export async function lockFiscalYear(tx: Tx, year: FiscalYear): Promise<FiscalYearView> {
  const sql = `SELECT ${YEAR} FROM fiscal_years WHERE year = $1 FOR UPDATE`;
  return (await tx.one<FiscalYearView>(sql, [year])) ?? notFound();
}

/** The year takes no entry any more, for ever. The caller holds it with `lockFiscalYear`. */
export const closeFiscalYear = (tx: Tx, year: FiscalYear, by: string, now: Date): Promise<unknown[]> =>
  tx.query('UPDATE fiscal_years SET closed_at = $3, closed_by = $2 WHERE year = $1', [year, by, now]);

/** Every programme's rule in a year, in their order; those not set say what holds without. */
export const accrualRules = (q: Queryable, year: FiscalYear): Promise<AccrualRuleView[]> =>
  q.query(
    `SELECT p.id AS "programmeId", p.code AS "programmeCode", coalesce(r.accrue_from_cents, 0) AS "accrueFromCents",
       coalesce(r.only_with_authority, false) AS "onlyWithAuthority", coalesce(r.carry_over, true) AS "carryOver"
     FROM programmes p LEFT JOIN accrual_rules r ON r.programme_id = p.id AND r.year = $1 ORDER BY p.position`,
    [year],
  );

/**
 * Refuses what comes too late for a year (rule 3.15). Asks the database only after the year's end.
 * @throws Refused 422 `budget.year-ended`, `budget.orders-ended`, `budget.amendments-ended`, `budget.year-closed`.
 */
export async function refuseLate(q: Queryable, year: FiscalYear, move: LateMove, today: LocalDate): Promise<void> {
  if (fiscalYearOf(today) <= year) return;
  const dates = await fiscalYear(q, year);
  const closed = dates.closed ? { code: 'budget.year-closed', facts: { year: String(year) } } : undefined;
  const refusal = closed ?? lateRefusal(dates, move, today);
  if (refusal) throw new Refused([refusal]);
}
