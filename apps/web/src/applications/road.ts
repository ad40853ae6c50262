import type { RoadStep } from '../ui/index.js';
import type { Application, ApplicationItem } from './sections.js';

const STEPS = ['prepared', 'submitted', 'complete', 'reviewed', 'recommended', 'decided', 'signed', 'paid', 'reported'];

/** The step at which a file stands, by its state; what lies before it is done. */
const AT: Record<Application['state'], number> = {
  draft: 0,
  submitted: 2,
  questioned: 2,
  complete: 3,
  'in-review': 3,
  reviewed: 4,
  recommended: 5,
  granted: 6,
  refused: 5,
};

const ACT_OF: Record<string, string> = {
  submitted: 'application.submit',
  complete: 'application.complete',
  reviewed: 'application.conclude',
  recommended: 'application.recommend',
  decided: 'application.grant',
};

/** The road of a file, the same in portal and office. */
export function roadOf(file: Application | ApplicationItem): RoadStep[] {
  const timeline = 'timeline' in file ? file.timeline : [];
  const lastAt = (act: string | undefined) => timeline.find((entry) => entry.act === act)?.at;
  const submitted = 'timeline' in file ? file.receipt?.submittedAt : file.submittedAt;
  const stopped = file.state === 'refused';
  const at = stopped ? stopOf(timeline) : AT[file.state];
  // once decided, the road goes on with the grant
  const steps = file.state === 'granted' ? STEPS.slice(0, AT.granted) : STEPS;
  return steps.map((key, i) => ({
    key,
    state: i < at ? 'done' : i > at ? 'ahead' : stopped ? 'stopped' : 'now',
    on: i < at ? (key === 'submitted' ? submitted : lastAt(ACT_OF[key])) : undefined,
  }));
}

/** A refused file stops where it was: before the decision when it was set aside. */
function stopOf(timeline: readonly { act: string }[]): number {
  const done = (act: string) => timeline.some((entry) => entry.act === act);
  if (done('application.recommend')) return 5;
  if (done('application.conclude')) return 4;
  return done('application.complete') ? 3 : 2;
}

/** Who holds the file now, as words of the room. */
export const holderOf = (state: Application['state']): string =>
  state === 'draft' || state === 'questioned' ? 'holder.organisation' : 'holder.city';

export type StateTone = 'neutral' | 'moving' | 'late' | 'settled' | 'wrong';

/** Amber where the organisation is waited for; red only for the end without a grant. */
export const toneOf = (state: string): StateTone =>
  ({
    draft: 'neutral' as const,
    questioned: 'late' as const,
    recommended: 'settled' as const,
    granted: 'settled' as const,
    refused: 'wrong' as const,
  })[state] ?? 'moving';
