import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, Refused } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { record } from '#libs/history';
import { applicationById } from './applications.repository.js';
import { moveReview } from './around.repository.js';
import { callById } from './calls.repository.js';
import { countReviews } from './conclude-application.js';
import type { ScoreReviewDto } from './review.dto.js';
import { scoreRefusals, totalOf } from './review.rules.js';
import { takeReview } from './take-review.js';

/** Gives a score for each criterion of the call, and the reasons. The last review expected ends the reviews. @throws 422 `review.score-missing`. */
@Injectable()
export class ScoreReview {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, { scores, comment }: ScoreReviewDto): Promise<void> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const { applicationId } = await takeReview(tx, actor, id, 'score');
      const { callId } = await applicationById(tx, applicationId);
      const { criteria } = await callById(tx, callId);
      const given = Object.fromEntries(scores.map(({ criterion, score }) => [criterion, score]));
      const refusals = scoreRefusals(criteria, given);
      if (refusals.length > 0) throw new Refused(refusals);
      const totalHundredths = totalOf(criteria, given);
      await moveReview(tx, id, { state: 'done', now, scores: given, totalHundredths, comment });
      await record(tx, {
        at: now,
        actor,
        act: 'review.score',
        subject: { kind: 'review', id },
        facts: { applicationId, totalHundredths },
      });
      await countReviews(tx, actor, applicationId, now);
    });
  }
}
