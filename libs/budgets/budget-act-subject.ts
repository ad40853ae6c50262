import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Approvals, type ApprovalSubject, type CaseOutcome, type SubjectView } from '#libs/approvals';
import { record } from '#libs/history';
import { type Actor, demand } from '#libs/kernel';
import { languageOf, type Queryable, type Tx, words } from '#libs/platform';
import { AdoptBudgetAct } from './adopt-budget-act.js';
import { budgetActActs, NO_FACTS } from './budget-act.acts.js';
import { ceilingOf, movedCents } from './budget-act.rules.js';
import { budgetActById, factsOfAct, lockBudgetAct, sidesOf } from './budget-acts.repository.js';

/** How a move between chapters follows its approval case: each method runs inside the transaction of the decision. */
@Injectable()
export class BudgetActSubject implements ApprovalSubject, OnModuleInit {
  constructor(
    private readonly approvals: Approvals,
    private readonly adopting: AdoptBudgetAct,
  ) {}

  onModuleInit(): void {
    this.approvals.registerSubject('budget-act', this);
  }

  async describe(q: Queryable, id: string, reader: Actor): Promise<SubjectView> {
    const act = await budgetActById(q, id);
    const sides = await sidesOf(q, id);
    const { room } = await factsOfAct(q, act, sides);
    const language = reader.language ?? languageOf();
    const say = (key: string, values = {}) => words(language, `budget-act.field.${key}`, values);
    return {
      title: act.title,
      link: `/budget-acts/${id}`,
      organisationName: words(language, 'budget-act.city'),
      amountCents: movedCents(sides),
      lines: [
        { label: say('reason'), value: act.reason },
        ...sides.map(({ label, chapter, nature, amountCents }) => ({
          label: say(amountCents < 0n ? 'gives' : 'receives'),
          value: say('side', {
            label,
            place: `${chapter}-${nature}`,
            amountCents: amountCents < 0n ? -amountCents : amountCents,
          }),
        })),
      ],
      money: room ? [{ label: say('ceiling-left'), cents: ceilingOf(room) - room.movedCents }] : [],
    };
  }

  async onApproved(tx: Tx, id: string, { actor }: CaseOutcome): Promise<void> {
    await this.adopting.approve(tx, actor, id);
  }

  onReturned = (tx: Tx, id: string, outcome: CaseOutcome): Promise<void> => this.follow(tx, id, 'return', outcome);

  onRefused = (tx: Tx, id: string, outcome: CaseOutcome): Promise<void> => this.follow(tx, id, 'refuse', outcome);

  /** No council votes on this route. */
  async onInForce(): Promise<void> {}

  private async follow(tx: Tx, id: string, verb: 'return' | 'refuse', { actor, reason }: CaseOutcome): Promise<void> {
    const act = await lockBudgetAct(tx, id);
    demand(budgetActActs, verb, { state: act.state, can: () => true, facts: NO_FACTS });
    const state = verb === 'return' ? 'draft' : 'withdrawn';
    await tx.query('UPDATE budget_acts SET state = $2, version = version + 1 WHERE id = $1', [id, state]);
    await record(tx, { actor, act: `budget-act.${verb}`, subject: { kind: 'budget-act', id }, reason });
  }
}
