import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Clock } from '#libs/kernel';
import { CLOCK, Database, type Tx } from '#libs/platform';
import { record } from '#libs/history';
import { lockApplication, moveApplication, setScore } from './applications.repository.js';
import { reviewsOf } from './around.repository.js';
import { meanOf } from './review.rules.js';
import { take } from './take-application.js';

/** Ends the reviews with those that are done, without waiting for the others. @throws 422 `application.not-reviewed` when none is. */
@Injectable()
export class ConcludeApplication {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      await take(tx, actor, id, 'conclude', now);
      await conclude(tx, actor, id, now);
    });
  }
}

async function conclude(tx: Tx, actor: Actor, id: string, now: Date): Promise<void> {
  await moveApplication(tx, id, { state: 'reviewed', now });
  const { organisationId } = await lockApplication(tx, id);
  await record(tx, {
    at: now,
    actor,
    act: 'application.conclude',
    subject: { kind: 'application', id },
    organisationId,
  });
}

/** After a review was given or declined: the mean score, and the end of the reviews when nobody is waited for any more. */
export async function countReviews(tx: Tx, actor: Actor, id: string, now: Date): Promise<void> {
  const reviews = await reviewsOf(tx, id);
  const totals = reviews.filter((review) => review.state === 'done').map((review) => review.totalHundredths!);
  await setScore(tx, id, meanOf(totals));
  const waiting = reviews.some((review) => review.state === 'assigned' || review.state === 'accepted');
  if (!waiting && totals.length > 0) await conclude(tx, actor, id, now);
}
