import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, Refused } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { record } from '#libs/history';
import type { RecommendApplicationDto } from './application.dto.js';
import { moveApplication } from './applications.repository.js';
import { lockCall, recommendedOn } from './calls.repository.js';
import { recommendRefusals } from './recommend.rules.js';
import { take } from './take-application.js';

/**
 * Proposes an amount to those who decide. The call is held meanwhile, so that two recommendations cannot share the same envelope.
 * @throws 422 `application.recommend-above-asked`, `-above-max`, `-above-envelope`, `application.share-too-large`, `application.not-reviewed`.
 */
@Injectable()
export class RecommendApplication {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, { amountCents, opinion }: RecommendApplicationDto): Promise<void> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const { row } = await take(tx, actor, id, 'recommend', now);
      const call = await lockCall(tx, row.callId);
      const leftCents = call.envelopeCents - (await recommendedOn(tx, call.id, id));
      const refusals = recommendRefusals(amountCents, {
        ...row,
        maxCents: call.maxCents,
        shareCapBp: call.shareCapBp,
        leftCents,
      });
      if (refusals.length > 0) throw new Refused(refusals);
      await moveApplication(tx, id, {
        state: 'recommended',
        now,
        recommendedCents: amountCents,
        recommendedBy: actor.id,
        recommendation: opinion,
      });
      await record(tx, {
        at: now,
        actor,
        act: 'application.recommend',
        subject: { kind: 'application', id },
        organisationId: row.organisationId,
        facts: { amountCents, askedCents: row.askedCents, title: row.title },
      });
    });
  }
}
