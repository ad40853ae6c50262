import { programmes } from '#libs/budgets';
import { addMonths, type Cents, type LocalDate } from '#libs/kernel';
import { languageOf, type Queryable, words } from '#libs/platform';
import type { ForecastDto, ForecastPeriodDto, ForecastShareDto } from './forecast.dto.js';

/** Months ahead, this one included. */
const MONTHS = 12;
/** Rule 2.12: the financial report is due within six months of the end of the award's year. */
const REPORT_DAY = '-06-30';

interface Row {
  code: string;
  /** `now`, `later`, `condition`, or the first day of a month. */
  period: string;
  what: 'order' | 'pay' | 'report';
  count: number;
  cents: Cents;
}

/** $1 today, $2 first day of this month, $3 first day after the last month, $4 the programme or null. */
const periodOf = (day: string) => `CASE WHEN ${day} IS NULL THEN 'condition' WHEN ${day} <= $1 THEN 'now'
  WHEN ${day} < $3 THEN date_trunc('month', ${day})::date::text ELSE 'later' END`;

const DUE = `
  SELECT g.programme_code, 'order', greatest(coalesce(i.due_on, i.condition_met_on), CASE WHEN coalesce(i.due_on, i.condition_met_on)
    IS NOT NULL THEN g.in_force_on END), i.amount_cents
  FROM instalments i JOIN grants g ON g.id = i.grant_id WHERE i.state = 'planned' AND g.state IN ('voted', 'in-force', 'signed')
  UNION ALL
  SELECT o.programme_code, 'pay', o.pay_by, o.amount_cents FROM payment_orders o
  WHERE o.state IN ('issued', 'accepted', 'returned')
  UNION ALL
  SELECT g.programme_code, 'report', ((g.fiscal_year + 1) || '${REPORT_DAY}')::date, 0 FROM grants g
  WHERE g.state IN ('in-force', 'signed')`;

const FORECAST = `
  SELECT d.code, d.what, ${periodOf('d.day')} AS period, count(*)::int AS count, sum(d.cents)::bigint AS cents
  FROM (${DUE}) d (code, what, day, cents)
  WHERE $2::date IS NOT NULL AND ($4::text IS NULL OR d.code = $4) GROUP BY 1, 2, 3`;

/**
 * What the city will have to pay, by month: instalments of decided grants by the day that the decision sets, orders on their way by
 * the last of their 60 days, and the reports that grants owe. Amounts in cents.
 */
export async function forecast(q: Queryable, programme: string | null, today: LocalDate): Promise<ForecastDto> {
  const first = `${today.slice(0, 7)}-01`;
  const months = Array.from({ length: MONTHS }, (_, i) => addMonths(first, i));
  const [rows, known] = await Promise.all([
    q.query<Row>(FORECAST, [today, first, addMonths(first, MONTHS), programme]),
    programmes(q),
  ]);
  const shown = known.filter(({ code }) => programme === null || code === programme);
  const periods = ['now', ...months, 'later', 'condition'].map((period) =>
    periodView(
      period,
      shown.map(({ code, name }) =>
        shareOf(
          { code, name },
          rows.filter((row) => row.period === period && row.code === code),
        ),
      ),
    ),
  );
  const dueCents = periods.reduce((sum, period) => sum + period.dueCents, 0n);
  return { on: today, periods, dueCents, finding: finding(periods) };
}

function shareOf({ code, name }: { code: string; name: string }, rows: Row[]): ForecastShareDto {
  const of = (what: Row['what']) => rows.find((row) => row.what === what);
  return {
    programmeCode: code,
    programmeName: name,
    toOrderCents: of('order')?.cents ?? 0n,
    instalments: of('order')?.count ?? 0,
    toPayCents: of('pay')?.cents ?? 0n,
    orders: of('pay')?.count ?? 0,
    reports: of('report')?.count ?? 0,
  };
}

function periodView(period: string, shares: ForecastShareDto[]): ForecastPeriodDto {
  const kind = period === 'now' || period === 'later' || period === 'condition' ? period : 'month';
  const count = (of: 'instalments' | 'orders' | 'reports') => shares.reduce((sum, share) => sum + share[of], 0);
  const cents = (of: 'toOrderCents' | 'toPayCents') => shares.reduce((sum, share) => sum + share[of], 0n);
  return {
    kind,
    month: kind === 'month' ? period : null,
    label: kind === 'month' ? monthName(period) : words(languageOf(), `forecast.${kind}`),
    toOrderCents: cents('toOrderCents'),
    instalments: count('instalments'),
    toPayCents: cents('toPayCents'),
    orders: count('orders'),
    dueCents: cents('toOrderCents') + cents('toPayCents'),
    reports: count('reports'),
    programmes: shares,
  };
}

const monthName = (month: LocalDate): string =>
  new Intl.DateTimeFormat(languageOf() === 'fr' ? 'fr-FR' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}T00:00:00Z`));

function finding(periods: ForecastPeriodDto[]): string {
  const months = periods.filter(({ kind }) => kind === 'month');
  const most = months.reduce((a, b) => (b.dueCents > a.dueCents ? b : a));
  const nowCents = periods[0]!.dueCents;
  if (most.dueCents === 0n) return words(languageOf(), 'forecast.finding.none', { nowCents });
  return words(languageOf(), 'forecast.finding', { month: most.label, dueCents: most.dueCents, nowCents });
}
