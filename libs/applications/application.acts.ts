import { defineActs, type Refusal, type Rule } from '#libs/kernel';
import { accepts, lastMoment } from './call.acts.js';
import type { CallRow } from './calls.repository.js';
import { type Filled, missingIn } from './completeness.rules.js';

export const APPLICATION_STATES = [
  'draft',
  'submitted',
  'questioned',
  'complete',
  'in-review',
  'reviewed',
  'recommended',
  'granted',
  'refused',
] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

export interface ApplicationFacts extends Filled {
  call: Pick<CallRow, 'state' | 'opensAt' | 'closesAt' | 'form'>;
  now: Date;
  /** Reviews that are done. */
  reviewsDone: number;
}

/** Nothing before the opening, nothing from the closing instant on (D01). */
const callAccepts: Rule<ApplicationFacts> = ({ call, now }): Refusal | undefined => {
  if (accepts(call, now)) return undefined;
  if (now < call.opensAt || call.state === 'draft')
    return { code: 'application.too-early', facts: { opensAt: call.opensAt } };
  return { code: 'application.too-late', facts: { closesAt: lastMoment(call.closesAt) } };
};

const nothingMissing: Rule<ApplicationFacts> = (facts) => missingIn(facts);

const onceReviewed: Rule<ApplicationFacts> = ({ reviewsDone }) =>
  reviewsDone === 0 ? { code: 'application.not-reviewed' } : undefined;

/** The short form of an emergency may go straight from complete to recommended: aid must not wait. */
const reviewedUnlessShort: Rule<ApplicationFacts> = (facts) =>
  facts.form === 'short' ? undefined : onceReviewed(facts);

const check = 'application.check';
const decide = 'application.recommend';

export const applicationActs = defineActs<ApplicationState, ApplicationFacts>({
  kind: 'application',
  states: APPLICATION_STATES,
  final: ['granted', 'refused'],
  acts: {
    start: { from: [], to: 'draft', permission: 'application.write' },
    save: { from: ['draft'], to: 'same', permission: 'application.write' },
    attach: { from: ['draft', 'questioned'], to: 'same', permission: 'application.write' },
    detach: { from: ['draft'], to: 'same', permission: 'application.write' },
    submit: {
      from: ['draft'],
      to: 'submitted',
      permission: 'application.submit',
      rules: [callAccepts, nothingMissing],
      irreversible: true,
    },
    answer: { from: ['questioned'], to: ['questioned', 'submitted'], permission: 'application.write' },
    question: { from: ['submitted', 'questioned', 'complete'], to: 'questioned', permission: check },
    complete: { from: ['submitted'], to: 'complete', permission: check },
    assign: { from: ['complete', 'in-review', 'reviewed'], to: 'in-review', permission: check },
    conclude: { from: ['in-review'], to: 'reviewed', permission: check, rules: [onceReviewed] },
    recommend: { from: ['complete', 'reviewed'], to: 'recommended', permission: decide, rules: [reviewedUnlessShort] },
    'set-aside': {
      from: ['submitted', 'questioned', 'complete', 'in-review', 'reviewed'],
      to: 'refused',
      permission: decide,
      needsReason: true,
      irreversible: true,
    },
    // The decision is the grant's: these two follow it and nobody presses them.
    grant: { from: ['recommended'], to: 'granted', permission: 'application.follow' },
    refuse: { from: ['recommended'], to: 'refused', permission: 'application.follow', needsReason: true },
  },
});
