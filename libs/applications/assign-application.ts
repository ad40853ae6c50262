import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, Refused } from '#libs/kernel';
import { CLOCK, Database, type Tx } from '#libs/platform';
import { holdersOf, membersIn } from '#libs/access';
import { record } from '#libs/history';
import { moveApplication } from './applications.repository.js';
import { insertReviews } from './around.repository.js';
import { take } from './take-application.js';

/**
 * Asks people to review the file; those who were asked before stay as they are.
 * @throws 422 `review.not-a-reviewer`, `review.of-own-organisation` (rule 5.8), `review.all-assigned`.
 */
@Injectable()
export class AssignApplication {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, reviewerIds: string[]): Promise<void> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const { row } = await take(tx, actor, id, 'assign', now);
      await demandReviewers(tx, row.organisationId, reviewerIds);
      const reviewers = await insertReviews(tx, id, reviewerIds, actor.id, now);
      if (reviewers.length === 0) throw new Refused([{ code: 'review.all-assigned', path: 'reviewerIds' }]);
      await moveApplication(tx, id, { state: 'in-review', now });
      await record(tx, {
        at: now,
        actor,
        act: 'application.assign',
        subject: { kind: 'application', id },
        organisationId: row.organisationId,
        facts: { reviewers, count: reviewers.length, title: row.title },
      });
    });
  }
}

async function demandReviewers(tx: Tx, organisationId: string, reviewerIds: string[]): Promise<void> {
  const able = new Set((await holdersOf(tx, 'review.write')).map((person) => person.id));
  const members = new Map((await membersIn(tx, organisationId)).map((person) => [person.id, person.name]));
  const refusals = reviewerIds.flatMap((person, i) => [
    ...(able.has(person) ? [] : [{ code: 'review.not-a-reviewer', path: `reviewerIds.${i}` }]),
    ...(members.has(person)
      ? [{ code: 'review.of-own-organisation', path: `reviewerIds.${i}`, facts: { name: members.get(person)! } }]
      : []),
  ]);
  if (refusals.length > 0) throw new Refused(refusals);
}
