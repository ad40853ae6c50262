import { holdersOf } from '#libs/access';
import type { Language } from '#libs/kernel';
import { type Queryable, words } from '#libs/platform';
import type { DecisionDto, StepDto } from './approval.dto.js';
import type { CaseRow, DecisionRow, StepRow } from './cases.repository.js';

/** The steps of a case as people read them: where it is, who can take the open one, who decided what. */
export async function stepViews(
  q: Queryable,
  row: CaseRow,
  steps: StepRow[],
  decisions: DecisionRow[],
  language: Language,
): Promise<StepDto[]> {
  const open = steps.find((s) => s.id === row.stepId);
  const holders = open ? await holdersOf(q, open.permission, null) : [];
  const barred = new Set(open?.mustDiffer ? [...row.preparedBy, ...decisions.map((d) => d.personId)] : []);
  const free = holders.filter(({ id }) => !barred.has(id)).map(({ name }) => name);
  return steps.map((step) => {
    const own = decisions.filter((d) => d.stepId === step.id);
    const state = stateOf(step, row, own.length > 0, open);
    return {
      position: step.position,
      kind: step.kind,
      label: language === 'fr' ? step.labelFr : step.labelEn,
      state,
      stateLabel: words(language, `approval.step-state.${state}`),
      quorum: step.quorum,
      holders: state === 'now' ? free : [],
      decisions: own.map((d) => told(d, step, language)),
    };
  });
}

function stateOf(step: StepRow, row: CaseRow, decided: boolean, open: StepRow | undefined): StepDto['state'] {
  if (step.id === row.stepId) return 'now';
  if (decided) return 'done';
  if (step.aboveCents !== null && row.amountCents <= step.aboveCents) return 'skipped';
  return open ? 'next' : 'dropped';
}

function told(d: DecisionRow, step: StepRow, language: Language): DecisionDto {
  const { id, act, favourable, personName, at, reason, deliberationId, deliberationNumber } = d;
  const values = {
    stepFr: step.labelFr,
    stepEn: step.labelEn,
    number: deliberationNumber,
    favourable: String(favourable),
  };
  const text = words(language, `approval.${act}.done`, values);
  return { id, act, text, favourable, personName, at, reason, deliberationId, deliberationNumber };
}
