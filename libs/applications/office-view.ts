import { namesOf } from '#libs/access';
import type { Actor } from '#libs/kernel';
import { type PastGrantFacts, pastGrants } from '#libs/organisations';
import type { Queryable } from '#libs/platform';
import type { ReviewRow } from './around.repository.js';
import { reviewDto } from './review.view.js';
import type { Taken } from './take-application.js';

/** What an organisation does not see: neither scores nor amounts that nobody has decided yet. */
export const PORTAL_PART = {
  pastGrants: [],
  reviews: [],
  scoreHundredths: null,
  recommendedCents: null,
  recommendedByName: null,
  opinion: null,
  envelopeLeftCents: null,
};

export async function officePart(q: Queryable, actor: Actor, { row, call }: Taken, reviews: ReviewRow[]) {
  const mine = reviews.find((review) => review.reviewerId === actor.id);
  const blind = mine !== undefined && mine.state !== 'done';
  const shown = blind ? [mine] : reviews;
  const names = await namesOf(q, [row.recommendedBy]);
  const spent = await q.one<{ sum: bigint | null }>(
    `SELECT sum(recommended_cents) AS sum FROM applications WHERE call_id = $1 AND id <> $2 AND state IN ('recommended', 'granted')`,
    [call.id, row.id],
  );
  return {
    pastGrants: (await pastGrants(q, row.organisationId)).map(pastGrantDto),
    reviews: shown.map((review) => reviewDto(review, actor)),
    scoreHundredths: blind ? null : row.scoreHundredths,
    recommendedCents: row.recommendedCents,
    recommendedByName: row.recommendedBy ? (names.get(row.recommendedBy) ?? null) : null,
    opinion: row.recommendation,
    envelopeLeftCents: call.envelopeCents - BigInt(spent?.sum ?? 0n),
  };
}

const pastGrantDto = ({ id, year, giver, purpose, outcome, amountCents, matchedBy }: PastGrantFacts) => ({
  id,
  year,
  giver,
  purpose,
  outcome,
  amountCents,
  matchedBy,
});
