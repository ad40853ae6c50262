import type { Refusal, Rule } from '#libs/kernel';
import type { StepKind } from './approval-route.entity.js';

/** What decides whether a person may decide now. */
export interface DecidingFacts {
  step: { kind: StepKind; label: string; mustDiffer: boolean } | null;
  holdsPermission: boolean;
  prepared: boolean;
  decided: boolean;
}

/** Opinions, approvals and votes each have their own steps. */
export const ofStep =
  (kind: StepKind): Rule<DecidingFacts> =>
  ({ step }) =>
    step && step.kind !== kind ? { code: 'approval.other-act', facts: { step: step.label } } : undefined;

export const yourStep: Rule<DecidingFacts> = ({ step, holdsPermission }) =>
  step && !holdsPermission ? { code: 'approval.not-your-step', facts: { step: step.label } } : undefined;

/** Product, rule 3: no one approves what they prepared. */
export const notPreparedByYou: Rule<DecidingFacts> = ({ step, prepared }): Refusal | undefined =>
  step?.mustDiffer && prepared ? { code: 'approval.prepared-by-you' } : undefined;

/** Product, rule 3: nor twice on the same route. */
export const notDecidedBefore: Rule<DecidingFacts> = ({ decided }): Refusal | undefined =>
  decided ? { code: 'approval.decided-before' } : undefined;
