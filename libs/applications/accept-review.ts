import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Clock } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { record } from '#libs/history';
import { moveReview } from './around.repository.js';
import { takeReview } from './take-review.js';

/** The reviewer declares to have no interest in the file, and may read on and score (rule 5.8). */
@Injectable()
export class AcceptReview {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const { applicationId } = await takeReview(tx, actor, id, 'accept');
      await moveReview(tx, id, { state: 'accepted', now });
      await record(tx, {
        at: now,
        actor,
        act: 'review.accept',
        subject: { kind: 'review', id },
        facts: { applicationId },
      });
    });
  }
}
