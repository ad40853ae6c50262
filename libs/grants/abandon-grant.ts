import { Inject, Injectable } from '@nestjs/common';
import { markRefused } from '#libs/applications';
import { record } from '#libs/history';
import { type Actor, type Clock, demand } from '#libs/kernel';
import { CLOCK, Database, once, type Tx } from '#libs/platform';
import { canFor, lockSeen } from './grant-access.js';
import { GrantMoney } from './grant-money.js';
import { grantActs } from './grant.acts.js';
import { boundOf, factsOf, moveGrant } from './grants.repository.js';

/**
 * Gives up what is left of a grant: money reserved or committed and not ordered goes back to the line; what was paid stays paid.
 * @throws 404; 403; 409 wrong state; 422 `grant.order-open`.
 */
@Injectable()
export class AbandonGrant {
  constructor(
    private readonly db: Database,
    private readonly money: GrantMoney,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, reason: string, key: string): Promise<{ id: string }> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'grant.abandon', body: { id, reason } }, () =>
        this.abandon(tx, actor, id, reason),
      ),
    );
  }

  private async abandon(tx: Tx, actor: Actor, id: string, reason: string): Promise<{ id: string }> {
    const grant = await lockSeen(tx, actor, id);
    demand(grantActs, 'abandon', { state: grant.state, can: canFor(actor, grant), facts: await factsOf(tx, grant) });
    const leftCents = await this.money.giveBack(tx, actor, await boundOf(tx, grant));
    const now = this.clock.now();
    await tx.query("UPDATE instalments SET state = 'cancelled' WHERE grant_id = $1 AND state = 'planned'", [id]);
    await moveGrant(tx, id, { state: 'abandoned', now, set: { end_reason: reason } });
    const decided = grant.state !== 'returned';
    if (!decided) await markRefused(tx, grant.applicationId, reason, { now, actor });
    await record(tx, {
      actor,
      act: 'grant.abandon',
      subject: { kind: 'grant', id },
      organisationId: decided ? grant.organisationId : null,
      reason,
      facts: { leftCents },
    });
    return { id };
  }
}
