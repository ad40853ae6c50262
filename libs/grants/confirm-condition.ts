import { Inject, Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Clock, demand, type LocalDate, notFound, refuse, today } from '#libs/kernel';
import { CLOCK, Database, type Tx } from '#libs/platform';
import { canFor, lockSeen } from './grant-access.js';
import { grantActs } from './grant.acts.js';
import { factsOf, moveGrant } from './grants.repository.js';
import { INSTALMENT_COLUMNS, type InstalmentRow } from './instalments.repository.js';

export interface ConfirmConditionInput {
  instalmentId: string;
  /** The day on which it was met; today when left out. Not in the future. */
  metOn?: LocalDate | null;
}

/**
 * The officer has seen that an instalment's condition is met: recorded with day and person (rule 3.4), and its clock starts.
 * @throws 404; 409 wrong state; 422 `instalment.no-condition`, `instalment.condition-met`, `instalment.in-future`.
 */
@Injectable()
export class ConfirmCondition {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, input: ConfirmConditionInput): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const grant = await lockSeen(tx, actor, id);
      demand(grantActs, 'confirm-condition', {
        state: grant.state,
        can: canFor(actor, grant),
        facts: await factsOf(tx, grant),
      });
      const now = today(this.clock);
      const metOn = input.metOn ?? now;
      if (metOn > now) refuse('instalment.in-future', { today: now }, 422, 'metOn');
      const instalment = await this.waiting(tx, id, input.instalmentId);
      await tx.query('UPDATE instalments SET condition_met_on = $2, condition_confirmed_by = $3 WHERE id = $1', [
        instalment.id,
        metOn,
        actor.id,
      ]);
      await moveGrant(tx, id, { now: this.clock.now() });
      const facts = {
        position: instalment.position,
        amountCents: instalment.amountCents,
        condition: instalment.condition,
      };
      const about = { subject: { kind: 'grant', id }, organisationId: grant.organisationId };
      await record(tx, { actor, act: 'grant.confirm-condition', ...about, facts });
      return { id };
    });
  }

  private async waiting(tx: Tx, grantId: string, instalmentId: string): Promise<InstalmentRow> {
    const sql = `SELECT ${INSTALMENT_COLUMNS} FROM instalments i WHERE i.id = $1 AND i.grant_id = $2 FOR UPDATE`;
    const found = (await tx.one<InstalmentRow>(sql, [instalmentId, grantId])) ?? notFound();
    if (!found.condition) refuse('instalment.no-condition');
    if (found.conditionMetOn) refuse('instalment.condition-met', { metOn: found.conditionMetOn }, 409);
    return found;
  }
}
