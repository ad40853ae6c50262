import { Inject, Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Clock, demand, type LocalDate, refuse, Refused, today } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { canFor, lockSeen } from './grant-access.js';
import { grantActs } from './grant.acts.js';
import { factsOf } from './grants.repository.js';
import { indicatorsFor } from './indicators.repository.js';
import { faultsOfResult } from './result.rules.js';
import { insertResult } from './results.repository.js';

export interface RecordResultInput {
  indicatorId: string;
  /** The total since the project began. */
  value: number;
  /** The day up to which it counts; not in the future. */
  countedOn: LocalDate;
  /** The report or document that says so. */
  source: string;
}

/**
 * What a report of the beneficiary says of an indicator. The value is the total since the project began, so the latest one counts
 * and two reports never count the same people twice.
 * @throws 404; 409 wrong state; 422 `grant.indicator-of-other-programme`, `grant.counted-in-future`.
 */
@Injectable()
export class RecordResultGrant {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, input: RecordResultInput): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const grant = await lockSeen(tx, actor, id);
      const facts = await factsOf(tx, grant);
      demand(grantActs, 'record-result', { state: grant.state, can: canFor(actor, grant), facts });
      const faults = faultsOfResult({ ...input, today: today(this.clock) });
      if (faults.length > 0) throw new Refused(faults);
      const known = await indicatorsFor(tx, grant.programmeCode, id);
      const indicator = known.find((one) => one.id === input.indicatorId);
      if (!indicator) return refuse('grant.indicator-of-other-programme', {}, 422, 'indicatorId');
      await insertResult(tx, input, { grantId: id, actor, at: this.clock.now() });
      const about = { subject: { kind: 'grant', id }, organisationId: grant.organisationId };
      const { value, countedOn, source } = input;
      const told = { value, countedOn, source, label: indicator.label, unit: indicator.unit };
      await record(tx, { actor, act: 'grant.record-result', ...about, facts: told });
      return { id };
    });
  }
}
