import { Inject, Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Clock, demand, refuse, Refused } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { canFor, lockSeen } from './grant-access.js';
import { grantActs } from './grant.acts.js';
import { factsOf } from './grants.repository.js';
import { indicatorsFor } from './indicators.repository.js';
import { faultsOfTargets, type TargetAsked } from './result.rules.js';
import { addTargets, targetsOf } from './results.repository.js';

export interface SetTargetsInput {
  /** Those left out stay as they are; 0 takes a promise back. */
  targets: (TargetAsked & { promised?: string | null })[];
  /** Needed where a target that was promised changes. */
  reason?: string | null;
}

/**
 * What the grant promises of its programme's indicators. A change is a new row with its reason, so former figures stay readable.
 * @throws 404; 409 wrong state; 422 `grant.indicator-of-other-programme`, `grant.target-twice`, `grant.target-reason`.
 */
@Injectable()
export class SetTargetsGrant {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, { targets, reason }: SetTargetsInput): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const grant = await lockSeen(tx, actor, id);
      const facts = await factsOf(tx, grant);
      demand(grantActs, 'set-targets', { state: grant.state, can: canFor(actor, grant), facts });
      const faults = faultsOfTargets(targets, await indicatorsFor(tx, grant.programmeCode, id));
      if (faults.length > 0) throw new Refused(faults);
      const before = new Map((await targetsOf(tx, id)).map((row) => [row.indicatorId, row.target]));
      const changed = targets.some(({ indicatorId, target }) => target !== (before.get(indicatorId) ?? target));
      if (changed && !reason) refuse('grant.target-reason', {}, 422, 'reason');
      const count = await addTargets(tx, targets, { grantId: id, actor, at: this.clock.now(), reason });
      if (count === 0) return { id };
      const about = { subject: { kind: 'grant', id }, organisationId: grant.organisationId };
      await record(tx, { actor, act: 'grant.set-targets', ...about, reason, facts: { count } });
      return { id };
    });
  }
}
