import { Injectable } from '@nestjs/common';
import { Approvals } from '#libs/approvals';
import { record } from '#libs/history';
import { type Actor, demand, may } from '#libs/kernel';
import { Database, languageOf, once, type Tx, words } from '#libs/platform';
import type { AdoptInput } from './adopt-budget-act.js';
import { budgetActActs } from './budget-act.acts.js';
import { movedCents } from './budget-act.rules.js';
import { factsOfAct, lockBudgetAct, sidesOf } from './budget-acts.repository.js';

/**
 * A move between chapters goes to those who decide on it (rule 3.12): from now on it cannot be changed. Nothing moves yet.
 * @throws 404; 403; 409 wrong state; 422 as `AdoptBudgetAct`, and `budget-act.needs-no-approval`.
 */
@Injectable()
export class SubmitBudgetAct {
  constructor(
    private readonly db: Database,
    private readonly approvals: Approvals,
  ) {}

  run(actor: Actor, id: string, input: AdoptInput, key: string): Promise<{ id: string }> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'budget-act.submit', body: { id, ...input } }, () =>
        this.submit(tx, actor, id, input),
      ),
    );
  }

  private async submit(
    tx: Tx,
    actor: Actor,
    id: string,
    { accountingDate, decision }: AdoptInput,
  ): Promise<{ id: string }> {
    const act = await lockBudgetAct(tx, id);
    const sides = await sidesOf(tx, id);
    const facts = await factsOfAct(tx, act, sides);
    demand(budgetActActs, 'submit', { state: act.state, can: (p) => may(actor, p), facts });
    await tx.query(
      `UPDATE budget_acts SET state = 'in-approval', accounting_date = $2, decision = $3, version = version + 1 WHERE id = $1`,
      [id, accountingDate, decision],
    );
    const subject = { kind: 'budget-act', id };
    await this.approvals.open(tx, {
      ...{ actor, route: 'transfer', subject, title: act.title, organisationId: null },
      organisationName: words(languageOf(), 'budget-act.city'),
      amountCents: movedCents(sides),
      preparedBy: [...new Set([act.createdBy, actor.id])],
    });
    await record(tx, { actor, act: 'budget-act.submit', subject, facts: { title: act.title } });
    return { id };
  }
}
