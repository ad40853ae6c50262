import { type Actor, demand, may, notFound } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { lockApplication } from './applications.repository.js';
import { type ReviewRow, reviewById } from './around.repository.js';
import { reviewActs } from './review.acts.js';

/** Locks the application of one's own review and asks whether the act may happen. @throws 404 for another's review. */
export async function takeReview(
  tx: Tx,
  actor: Actor,
  id: string,
  verb: string,
): Promise<ReviewRow & { organisationId: string }> {
  const { applicationId } = await reviewById(tx, id);
  const { organisationId } = await lockApplication(tx, applicationId);
  const review = await reviewById(tx, id);
  if (review.reviewerId !== actor.id) notFound();
  demand(reviewActs, verb, { state: review.state, can: (permission) => may(actor, permission), facts: null });
  return { ...review, organisationId };
}
