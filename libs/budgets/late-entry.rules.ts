import { type FiscalYear, fiscalYearOf, type LocalDate, type Refusal } from '#libs/kernel';

/** The days of a year's complementary period; `YYYY-MM-DD`, Paris. */
export interface YearDates {
  year: FiscalYear;
  /** Last day for orders of what was done by 31 December. */
  ordersUntil: LocalDate;
  /** Last day for amending votes and moves between lines, for spending committed by 31 December. */
  amendUntil: LocalDate;
}

export type LateMove = 'reserve' | 'commit' | 'order' | 'amend' | 'transfer' | 'refund';

/**
 * Rule 3.15: on 31 December commitments end. After it a line of that year only takes amending votes and moves until one day, orders
 * of what was done by then until another, and what follows from such orders. Before the year's end nothing is late.
 * @returns `budget.year-ended`, `budget.orders-ended` or `budget.amendments-ended`, saying since when.
 */
export function lateRefusal(dates: YearDates, move: LateMove, today: LocalDate): Refusal | undefined {
  const { year, ordersUntil, amendUntil } = dates;
  if (fiscalYearOf(today) <= year) return undefined;
  const facts = { year: String(year), next: String(fiscalYearOf(today)) };
  if (move === 'order')
    return today <= ordersUntil ? undefined : { code: 'budget.orders-ended', facts: { ...facts, until: ordersUntil } };
  if (move === 'amend' || move === 'transfer')
    return today <= amendUntil
      ? undefined
      : { code: 'budget.amendments-ended', facts: { ...facts, until: amendUntil } };
  return { code: 'budget.year-ended', facts };
}

/** Days that cannot be: a complementary period begins on 31 December, and is over by the end of March. */
export function faultsOfDates({ year, ordersUntil, amendUntil }: YearDates): Refusal[] {
  const [first, last] = [`${year}-12-31`, `${year + 1}-03-31`];
  const outside = (day: LocalDate, path: string): Refusal[] =>
    day < first || day > last ? [{ code: 'fiscal-year.day-outside', path, facts: { first, last } }] : [];
  return [
    ...outside(ordersUntil, 'ordersUntil'),
    ...outside(amendUntil, 'amendUntil'),
    ...(amendUntil > ordersUntil
      ? [{ code: 'fiscal-year.amend-after-orders', path: 'amendUntil', facts: { ordersUntil } }]
      : []),
  ];
}
