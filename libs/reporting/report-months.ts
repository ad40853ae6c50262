import { type FiscalYear, fiscalYearOf, type LocalDate } from '#libs/kernel';
import type { ReportMonthDto } from './annual-report.dto.js';
import { figuresOf } from './report-figures.js';
import type { Flow } from './year-flows.js';

/** How the year went, month by month, up to the asked day; what was paid a year before beside. */
export function monthsOf(flows: readonly Flow[], year: FiscalYear, day: LocalDate): ReportMonthDto[] {
  const reached = fiscalYearOf(day) > year ? 12 : fiscalYearOf(day) < year ? 0 : Number(day.slice(5, 7));
  const [mine, before] = [flows.filter((f) => f.year === year), flows.filter((f) => f.year === year - 1)];
  const upTo = (all: readonly Flow[], month: number) => figuresOf(all.filter((f) => f.month! <= month));
  return Array.from({ length: 12 }, (_, i) => {
    const month = i + 1;
    const figures = month <= reached ? upTo(mine, month) : null;
    return {
      month,
      modifiedCents: figures?.modifiedCents ?? null,
      committedCents: figures?.committedCents ?? null,
      orderedCents: figures?.orderedCents ?? null,
      paidCents: figures?.paidCents ?? null,
      previousPaidCents: before.length > 0 ? upTo(before, month).paidCents : null,
    };
  });
}
