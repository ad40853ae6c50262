import { DAYS_TO_PAY } from '#libs/grants';
import type { LocalDate } from '#libs/kernel';
import { languageOf, type Queryable, words } from '#libs/platform';
import type { PaymentDelayDto, PaymentDelaysDto } from './late-payment.dto.js';
import { LATE_TO_ORDER, LATE_TO_PAY, namesOf } from './late-payments.js';

/** From the day on which it could be paid, 60 days before the last one that is in time. */
const PAID = `
  SELECT o.programme_code AS code, t.paid_on - (o.pay_by - ${DAYS_TO_PAY}) AS days
  FROM payment_orders o JOIN transfers t ON t.order_id = o.id AND t.state = 'paid'
  WHERE o.fiscal_year = $2 AND o.state = 'paid' AND o.pay_by IS NOT NULL`;

/** One row a programme, and one without code for all of them: averages and percentiles do not add up. */
const DELAYS = `
  WITH paid AS (SELECT code, count(*)::int AS count, round(avg(days) * 10)::int AS "averageTenths",
      percentile_disc(0.9) WITHIN GROUP (ORDER BY days)::int AS days90, max(days)::int AS longest,
      count(*) FILTER (WHERE days > ${DAYS_TO_PAY})::int AS late
    FROM (${PAID}) p GROUP BY GROUPING SETS ((code), ())),
  waiting AS (SELECT programme_code AS code, count(*)::int AS waiting, sum(amount_cents)::bigint AS cents
    FROM (${LATE_TO_ORDER} UNION ALL ${LATE_TO_PAY}) w GROUP BY GROUPING SETS ((programme_code), ()))
  SELECT coalesce(p.code, w.code) AS "programmeCode", coalesce(p.count, 0) AS count, p."averageTenths", p.days90, p.longest,
    coalesce(p.late, 0) AS late, coalesce(w.waiting, 0) AS waiting, coalesce(w.cents, 0)::bigint AS "waitingCents"
  FROM paid p FULL JOIN waiting w ON coalesce(w.code, '') = coalesce(p.code, '') ORDER BY 1`;

/** How long payments of a fiscal year took, by programme; what still waits is today's. */
export async function paymentDelays(q: Queryable, year: number, today: LocalDate): Promise<PaymentDelaysDto> {
  const [rows, names] = await Promise.all([
    q.query<Omit<PaymentDelayDto, 'programmeName'>>(DELAYS, [today, year]),
    namesOf(q),
  ]);
  const named = rows.map((row) => ({ ...row, programmeName: nameOf(row.programmeCode, names) }));
  const all = named.find(({ programmeCode }) => programmeCode === null)!;
  return {
    year,
    allowed: DAYS_TO_PAY,
    finding: finding(all, year),
    programmes: named.filter(({ programmeCode }) => programmeCode !== null),
    all,
  };
}

const nameOf = (code: string | null, names: Map<string, string>) =>
  code === null ? words(languageOf(), 'payment-delay.all') : (names.get(code) ?? code);

function finding({ count, averageTenths, days90, late }: PaymentDelayDto, year: number): string {
  if (count === 0) return words(languageOf(), 'payment-delay.finding.none', { year: String(year) });
  return words(languageOf(), 'payment-delay.finding', { average: averageTenths! / 10, days90: days90!, late, count });
}
