import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Clock } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { record } from '#libs/history';
import { moveReview } from './around.repository.js';
import { countReviews } from './conclude-application.js';
import { takeReview } from './take-review.js';

/** The reviewer declares an interest and keeps out of the file (déport, rule 5.8). */
@Injectable()
export class RecuseReview {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, reason: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const { applicationId } = await takeReview(tx, actor, id, 'recuse');
      await moveReview(tx, id, { state: 'recused', now, recusalReason: reason });
      await record(tx, {
        at: now,
        actor,
        act: 'review.recuse',
        subject: { kind: 'review', id },
        reason,
        facts: { applicationId },
      });
      await countReviews(tx, actor, applicationId, now);
    });
  }
}
