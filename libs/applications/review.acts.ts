import { defineActs } from '#libs/kernel';

export const REVIEW_STATES = ['assigned', 'accepted', 'recused', 'done'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** One reviewer's part: first say whether there is an interest (rule 5.8), then score. */
export const reviewActs = defineActs<ReviewState, null>({
  kind: 'review',
  states: REVIEW_STATES,
  final: ['recused', 'done'],
  acts: {
    assign: { from: [], to: 'assigned', permission: 'application.check' },
    accept: { from: ['assigned'], to: 'accepted', permission: 'review.write' },
    recuse: {
      from: ['assigned', 'accepted'],
      to: 'recused',
      permission: 'review.write',
      needsReason: true,
      irreversible: true,
    },
    score: { from: ['accepted'], to: 'done', permission: 'review.write', irreversible: true },
  },
});
