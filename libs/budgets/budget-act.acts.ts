import { type ActTable, defineActs, type Refusal, type Rule } from '#libs/kernel';

export const BUDGET_ACT_STATES = ['draft', 'in-approval', 'adopted', 'withdrawn'] as const;
export type BudgetActState = (typeof BUDGET_ACT_STATES)[number];

export interface BudgetActFacts {
  /** What is wrong with its sides and its year. */
  faults: readonly Refusal[];
  attached: boolean;
  reasoned: boolean;
  /** It moves credits from one chapter to another (rule 3.12). */
  betweenChapters: boolean;
}

/** For acts without rules, which ask nothing of the books. */
export const NO_FACTS: BudgetActFacts = { faults: [], attached: false, reasoned: false, betweenChapters: false };

const sidesAreRight: Rule<BudgetActFacts> = ({ faults }) => [...faults];
const isReasoned: Rule<BudgetActFacts> = ({ reasoned }) =>
  reasoned ? undefined : { code: 'budget-act.reason-missing', path: 'reason' };
const isAttached: Rule<BudgetActFacts> = ({ attached }) =>
  attached ? undefined : { code: 'budget-act.attachment-missing' };
const staysInChapter: Rule<BudgetActFacts> = ({ betweenChapters }) =>
  betweenChapters ? { code: 'budget-act.needs-approval' } : undefined;
const leavesChapter: Rule<BudgetActFacts> = ({ betweenChapters }) =>
  betweenChapters ? undefined : { code: 'budget-act.needs-no-approval' };

const draft = 'budget-act.draft';
/** The decision is the approval's: these acts follow it, and nobody presses them. */
const follow = 'budget-act.follow';
const whole = [isReasoned, isAttached, sidesAreRight];

export const budgetActActs: ActTable<BudgetActState, BudgetActFacts> = defineActs<BudgetActState, BudgetActFacts>({
  kind: 'budget-act',
  states: BUDGET_ACT_STATES,
  final: ['adopted', 'withdrawn'],
  acts: {
    draft: { from: [], to: 'draft', permission: draft },
    change: { from: ['draft'], to: 'same', permission: draft },
    attach: { from: ['draft'], to: 'same', permission: draft },
    submit: { from: ['draft'], to: 'in-approval', permission: draft, rules: [...whole, leavesChapter] },
    adopt: {
      from: ['draft'],
      to: 'adopted',
      permission: 'budget-act.adopt',
      rules: [...whole, staysInChapter],
      irreversible: true,
    },
    withdraw: { from: ['draft'], to: 'withdrawn', permission: draft, irreversible: true, needsReason: true },
    approve: { from: ['in-approval'], to: 'adopted', permission: follow },
    return: { from: ['in-approval'], to: 'draft', permission: follow },
    refuse: { from: ['in-approval'], to: 'withdrawn', permission: follow },
  },
});
