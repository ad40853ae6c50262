import { Inject, Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Clock, demand, type LocalDate, notFound, refuse, Refused, today } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { canFor, lockSeen } from './grant-access.js';
import { grantActs } from './grant.acts.js';
import { factsOf } from './grants.repository.js';
import { faultsOfResult } from './result.rules.js';
import { insertResult, resultById } from './results.repository.js';

export interface CorrectResultInput {
  resultId: string;
  value: number;
  countedOn: LocalDate;
  source: string;
  reason: string;
}

/**
 * A figure was wrong: a new one stands in its place, and the old one stays readable with the reason.
 * @throws 404; 409 wrong state, `grant.result-corrected`; 422 `grant.counted-in-future`.
 */
@Injectable()
export class CorrectResultGrant {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, input: CorrectResultInput): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const grant = await lockSeen(tx, actor, id);
      const facts = await factsOf(tx, grant);
      demand(grantActs, 'correct-result', { state: grant.state, can: canFor(actor, grant), facts });
      const wrong = (await resultById(tx, id, input.resultId)) ?? notFound();
      if (wrong.corrected) refuse('grant.result-corrected', {}, 409, 'resultId');
      const { value, countedOn, source, reason } = input;
      const faults = faultsOfResult({ countedOn, today: today(this.clock) });
      if (faults.length > 0) throw new Refused(faults);
      const right = { value, countedOn, source, indicatorId: wrong.indicatorId, correctsId: wrong.id };
      await insertResult(tx, right, { grantId: id, actor, at: this.clock.now(), reason });
      const about = { subject: { kind: 'grant', id }, organisationId: grant.organisationId };
      const told = { value, before: wrong.value, countedOn };
      await record(tx, { actor, act: 'grant.correct-result', ...about, reason, facts: told });
      return { id };
    });
  }
}
