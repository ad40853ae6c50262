import { type Actor, may, offersOf } from '#libs/kernel';
import { allowedActs, languageOf, words } from '#libs/platform';
import type { ReviewRow } from './around.repository.js';
import { reviewActs } from './review.acts.js';
import type { ReviewDto } from './review.dto.js';
import type { Criterion } from './review.rules.js';

export function reviewDto(review: ReviewRow, actor: Actor): ReviewDto {
  const language = languageOf();
  const mine = review.reviewerId === actor.id;
  const offers = mine ? offersOf(reviewActs, { state: review.state, can: (p) => may(actor, p), facts: null }) : [];
  const scores = Object.entries(review.scores ?? {}) as [Criterion, number][];
  return {
    id: review.id,
    reviewerId: review.reviewerId,
    reviewerName: review.reviewerName,
    mine,
    state: review.state,
    stateLabel: words(language, `review.state.${review.state}`),
    assignedAt: review.assignedAt,
    movedAt: review.movedAt,
    recusalReason: review.recusalReason,
    scores: scores.map(([criterion, score]) => ({ criterion, score })),
    totalHundredths: review.totalHundredths,
    comment: review.comment,
    allowedActs: allowedActs(offers, language),
  };
}
