import { addMonths, allocate, type Cents, type LocalDate, splitEqually } from '#libs/kernel';
import type { PlannedInstalment } from './grant.rules.js';

/**
 * D08: equal instalments a month or more apart. What cents leave over goes one each to the first; dates count from the first, so
 * that the 31st comes back after February.
 */
export function equalInstalments(
  total: Cents,
  count: number,
  firstOn: LocalDate,
  monthsApart = 1,
): PlannedInstalment[] {
  return splitEqually(total, count).map((amountCents, i) => ({
    amountCents,
    dueOn: addMonths(firstOn, i * monthsApart),
  }));
}

/** The council granted less than was proposed: each instalment keeps its share, and no cent is lost; one that becomes nothing falls away. */
export function cutTo(granted: Cents, amounts: readonly Cents[]): Cents[] {
  return allocate(granted, amounts);
}
