import type { Refusal, Rule } from '#libs/kernel';
import type { StepKind } from './approval-route.entity.js';

/** What decides whether a person may decide now. */
export interface DecidingFacts {
  step: { kind: StepKind; label: string; mustDiffer: boolean } | null;
  holdsPermission: boolean;
  prepared: boolean;
  decided: boolean;
}

/** The open step takes this kind of act and is this person's; product, rule 3: no one decides what they prepared, nor twice on a route. */
export const yourTurn =
  (kind: StepKind): Rule<DecidingFacts> =>
  ({ step, holdsPermission, prepared, decided }): Refusal | Refusal[] | undefined => {
    if (!step) return undefined;
    if (decided && step.kind !== kind) return { code: 'approval.decided-before' };
    if (step.kind !== kind) return { code: 'approval.other-act', facts: { step: step.label } };
    if (!holdsPermission) return { code: 'approval.not-your-step', facts: { step: step.label } };
    const reasons: Refusal[] = [];
    if (step.mustDiffer && prepared) reasons.push({ code: 'approval.prepared-by-you' });
    if (decided) reasons.push({ code: 'approval.decided-before' });
    return reasons;
  };
