import { Road, useWords } from '../ui/index.js';
import type { Case } from './case.js';

const STATES = { done: 'done', now: 'now', next: 'ahead', dropped: 'ahead' } as const;
const ENDED = new Set(['return', 'refuse', 'reject']);

/** The steps that this case takes; those that its amount does not ask for are left out. */
export function CaseRoad({ file }: { file: Case }) {
  const { t } = useWords();
  const steps = file.steps.filter((step) => step.state !== 'skipped' && step.state !== 'dropped');
  const now = file.steps.find((step) => step.state === 'now');
  const next = file.steps.find((step) => step.state === 'next');
  return (
    <Road
      steps={steps.map((step) => ({
        key: String(step.position),
        label: step.label,
        state: step.decisions.some(({ act }) => ENDED.has(act)) ? 'stopped' : STATES[step.state as keyof typeof STATES],
        on: step.decisions.at(-1)?.at,
      }))}
      holder={now ? now.holders.join(', ') || t('holder.nobody') : null}
      since={now ? file.stepOpenedAt : null}
      until={now ? file.dueOn : null}
      next={next ? t('road.next', { step: next.label }) : null}
    />
  );
}
