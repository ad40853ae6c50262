import type { Cents, FiscalYear, LocalDate } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { AnnualReportDto } from './annual-report.dto.js';
import { centsOf, countOf } from './report-figures.js';
import type { Flow } from './year-flows.js';

interface Counted {
  count: number;
  cents: Cents;
}

const INCOMES = `SELECT count(*)::int AS count, coalesce(sum(r.amount_cents), 0)::bigint AS cents
  FROM refunds r JOIN payment_orders o ON o.id = r.order_id
  WHERE r.kind = 'income' AND r.fiscal_year = $2 AND ($1::text IS NULL OR o.programme_code = $1)
    AND r.received_on <= coalesce($3::date, 'infinity')`;

/** What came back in a year of money that a closed year had paid: income, no entry of the ledger (rules 3.25, 8.6). */
export async function incomesOf(
  tx: Tx,
  code: string | null,
  year: FiscalYear,
  asOf: LocalDate | null,
): Promise<Counted> {
  return (await tx.prepared<Counted>(INCOMES, [code, year, asOf]))[0]!;
}

/** Entries tell how many orders there were: each order, rejection, payment and return is one. Refunds are those of both kinds. */
export function countsOf(flows: Flow[], incomes: Counted): Pick<AnnualReportDto, 'returned' | 'mandates'> {
  const counted = (move: string) => ({ count: countOf(flows, move), cents: centsOf(flows, { move }) });
  const [returns, credits] = [counted('return'), counted('refund')];
  const refunds = { count: credits.count + incomes.count, cents: credits.cents + incomes.cents };
  const paid = countOf(flows, 'pay') - returns.count;
  return {
    returned: { returns, refunds },
    mandates: { issued: countOf(flows, 'order'), cancelled: countOf(flows, 'reject'), paid },
  };
}
