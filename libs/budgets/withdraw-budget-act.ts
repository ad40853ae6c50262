import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, demand, may } from '#libs/kernel';
import { Database } from '#libs/platform';
import { budgetActActs, NO_FACTS } from './budget-act.acts.js';
import { lockBudgetAct } from './budget-acts.repository.js';

/** A draft that will not be adopted; it never had a number. @throws 404; 403; 409 wrong state. */
@Injectable()
export class WithdrawBudgetAct {
  constructor(private readonly db: Database) {}

  run(actor: Actor, id: string, reason: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const act = await lockBudgetAct(tx, id);
      demand(budgetActActs, 'withdraw', { state: act.state, can: (p) => may(actor, p), facts: NO_FACTS });
      await tx.query("UPDATE budget_acts SET state = 'withdrawn', version = version + 1 WHERE id = $1", [id]);
      const subject = { kind: 'budget-act', id };
      await record(tx, { actor, act: 'budget-act.withdraw', subject, reason, facts: { title: act.title } });
      return { id };
    });
  }
}
