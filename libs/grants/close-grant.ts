import { Inject, Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Clock, demand } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { canFor, lockSeen } from './grant-access.js';
import { grantActs } from './grant.acts.js';
import { factsOf, moveGrant } from './grants.repository.js';

/**
 * Everything is paid and nothing more is expected: the grant is closed.
 * @throws 404; 403; 409 wrong state; 422 `grant.unsettled`.
 */
@Injectable()
export class CloseGrant {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const grant = await lockSeen(tx, actor, id);
      demand(grantActs, 'close', { state: grant.state, can: canFor(actor, grant), facts: await factsOf(tx, grant) });
      await moveGrant(tx, id, { state: 'closed', now: this.clock.now() });
      const about = { subject: { kind: 'grant', id }, organisationId: grant.organisationId };
      await record(tx, { actor, act: 'grant.close', ...about, facts: { reference: grant.reference } });
      return { id };
    });
  }
}
