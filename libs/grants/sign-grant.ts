import { Inject, Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Clock, demand, today } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { canFor, lockSeen } from './grant-access.js';
import { grantActs } from './grant.acts.js';
import { factsOf, moveGrant } from './grants.repository.js';

/**
 * The city signs the agreement that the beneficiary has signed: from now on instalments may be ordered whatever the yearly total.
 * @throws 404; 403; 409 wrong state; 422 `grant.not-drawn-up`, `grant.copy-missing`.
 */
@Injectable()
export class SignGrant {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const grant = await lockSeen(tx, actor, id);
      demand(grantActs, 'sign', { state: grant.state, can: canFor(actor, grant), facts: await factsOf(tx, grant) });
      const signedOn = today(this.clock);
      const set = { signed_on: signedOn, signed_by: actor.id };
      await moveGrant(tx, id, { state: 'signed', now: this.clock.now(), set });
      const about = { subject: { kind: 'grant', id }, organisationId: grant.organisationId };
      await record(tx, { actor, act: 'grant.sign', ...about, facts: { signedOn, title: grant.title } });
      return { id };
    });
  }
}
