import type { Cents, FiscalYear, Refusal } from '#libs/kernel';
import type { PlannedYear } from './authorities.repository.js';

/** All that is wrong with a plan by year: it sums to what was voted (rule 3.11), each year once, none before the authority. */
export function faultsOfPlan(plan: readonly PlannedYear[], votedCents: Cents, firstYear: FiscalYear): Refusal[] {
  const plannedCents = plan.reduce((sum, one) => sum + one.plannedCents, 0n);
  const seen = plan.map(({ year }) => year);
  return [
    ...(plannedCents === votedCents
      ? []
      : [
          {
            code: 'authority.plan-sum',
            path: 'plan',
            facts: { plannedCents, votedCents, differenceCents: abs(votedCents - plannedCents) },
          },
        ]),
    ...plan.flatMap(({ year }, i) =>
      year < firstYear || seen.indexOf(year) !== i
        ? [{ code: 'authority.plan-year', path: `plan.${i}.year`, facts: { year: String(year) } }]
        : [],
    ),
  ];
}

const abs = (cents: Cents): Cents => (cents < 0n ? -cents : cents);
