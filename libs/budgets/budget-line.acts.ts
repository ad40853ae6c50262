import { defineActs, type Refusal } from '#libs/kernel';

export type BudgetLineState = 'open';

export interface LineFacts {
  year: number;
  closed: boolean;
}

/** A closed fiscal year does not move (product, what must always hold, 2). */
const yearIsOpen = ({ year, closed }: LineFacts): Refusal | undefined =>
  closed ? { code: 'budget.year-closed', facts: { year: String(year) } } : undefined;

/** A line stays open until the year end, which brings its own acts. */
export const budgetLineActs = defineActs<BudgetLineState, LineFacts>({
  kind: 'budget-line',
  states: ['open'],
  final: ['open'],
  acts: {
    vote: { from: [], to: 'open', permission: 'budget-line.vote', rules: [yearIsOpen], needsReason: true },
    amend: { from: ['open'], to: 'same', permission: 'budget-line.amend', rules: [yearIsOpen], needsReason: true },
  },
});
