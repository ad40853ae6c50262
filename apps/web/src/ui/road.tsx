import type { ReactNode } from 'react';
import { useWords } from '../words.js';

export interface RoadStep {
  key: string;
  /** Default: the kit's word for this step of the road that files and grants share. */
  label?: string;
  /** `stopped`: the road ends here (refused, abandoned). */
  state: 'done' | 'now' | 'ahead' | 'stopped';
  /** The day on which the step was reached. */
  on?: string | null;
}

interface RoadProps {
  steps: readonly RoadStep[];
  /** Who holds the step now. */
  holder?: string | null;
  since?: string | null;
  until?: string | null;
  /** What comes next, in words. */
  next?: ReactNode;
}

/** Where a file stands, on one line: the steps, who holds the present one, since when, until when, and what comes next. */
export function Road({ steps, holder, since, until, next }: RoadProps) {
  const { t, day, shortDay } = useWords();
  const facts = [
    holder ? t('road.holder', { who: holder }) : '',
    since ? t(holder ? 'road.since' : 'road.since.alone', { date: day(since) }) : '',
    until ? t('road.until', { date: day(until) }) : '',
  ].filter(Boolean);
  return (
    <div role="group" aria-label={t('road')}>
      <ol className="road">
        {steps.map((step) => (
          <li key={step.key} data-state={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
            <span className="road-label">{step.label ?? t(`road.step.${step.key}`)}</span>
            <span className="hidden">: {t(`road.${step.state}`)}</span>
            {step.on ? <span className="small quiet"> {shortDay(step.on)}</span> : null}
          </li>
        ))}
      </ol>
      {facts.length > 0 || next ? (
        <p className="road-note">
          {facts.join(', ')}
          {facts.length > 0 ? '. ' : ''}
          {next ? <span className="quiet">{next}</span> : null}
        </p>
      ) : null}
    </div>
  );
}
