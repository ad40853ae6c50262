import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Cents, demand, type LocalDate, may, newId, notFound } from '#libs/kernel';
import { Database, once, type Tx } from '#libs/platform';
import { budgetLineActs } from './budget-line.acts.js';
import { lineById } from './budgets.repository.js';
import { post } from './ledger.js';

export interface AmendInput {
  /** What the amendment adds, or, below zero, cuts. Never zero. */
  amountCents: Cents;
  /** In the line's year. */
  accountingDate: LocalDate;
  /** The amending vote's number and why. */
  reason: string;
}

/**
 * An amending vote (décision modificative, rule 3.13) adds to a line or cuts it; only what is available can be cut.
 * @throws 404; 422 `budget.insufficient`, `budget.year-closed`, `budget.date-outside-year`.
 */
@Injectable()
export class AmendBudgetLine {
  constructor(private readonly db: Database) {}

  run(actor: Actor, id: string, input: AmendInput, key: string): Promise<{ id: string }> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'budget-line.amend', body: { id, ...input } }, () =>
        this.amend(tx, actor, id, input),
      ),
    );
  }

  private async amend(tx: Tx, actor: Actor, id: string, input: AmendInput): Promise<{ id: string }> {
    const line = (await lineById(tx, id)) ?? notFound();
    demand(budgetLineActs, 'amend', { state: 'open', can: (p) => may(actor, p), facts: line });
    const { amountCents, accountingDate, reason } = input;
    await post(tx, [
      {
        move: 'amend',
        lineId: id,
        amountCents,
        accountingDate,
        reference: `amend:${newId()}`,
        reason,
        actorId: actor.id,
      },
    ]);
    const facts = { amountCents, year: String(line.year), programme: line.programmeCode };
    await record(tx, { actor, act: 'budget-line.amend', subject: { kind: 'budget-line', id }, reason, facts });
    return { id };
  }
}
