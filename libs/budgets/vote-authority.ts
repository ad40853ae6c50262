import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import {
  type Actor,
  type Cents,
  demand,
  type FiscalYear,
  type LocalDate,
  may,
  newId,
  refuse,
  Refused,
} from '#libs/kernel';
import { Database, once, type Tx } from '#libs/platform';
import { authorityActs } from './authority.acts.js';
import { insertAuthority, type PlannedYear, setPlan } from './authorities.repository.js';
import { postAuthority } from './authorities.js';
import { faultsOfPlan } from './authority.rules.js';
import { programmeByCode } from './budgets.repository.js';

export interface VoteAuthorityInput {
  programmeCode: string;
  firstYear: FiscalYear;
  label: string;
  /** Above zero. */
  amountCents: Cents;
  /** In an open year. */
  accountingDate: LocalDate;
  /** The council's decision. */
  reason: string;
  /** What is to be paid in each year; it may come later, with `authority.plan`, but before the authority is used. */
  plan?: PlannedYear[] | null;
}

/**
 * The council votes a commitment authority for a programme (rule 3.10). It is numbered by year, without a gap.
 * @throws 422 `budget.programme-unknown`, `authority.plan-sum`, `authority.plan-year`, `budget.year-closed`.
 */
@Injectable()
export class VoteAuthority {
  constructor(private readonly db: Database) {}

  run(actor: Actor, input: VoteAuthorityInput, key: string): Promise<{ id: string }> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'authority.vote', body: input }, () => this.vote(tx, actor, input)),
    );
  }

  private async vote(tx: Tx, actor: Actor, input: VoteAuthorityInput): Promise<{ id: string }> {
    demand(authorityActs, 'vote', { state: 'open', can: (p) => may(actor, p), facts: {} });
    const programme = await programmeByCode(tx, input.programmeCode);
    if (!programme) return refuse('budget.programme-unknown', { code: input.programmeCode }, 422, 'programmeCode');
    const { firstYear, label, amountCents, accountingDate, reason } = input;
    const plan = input.plan ?? [];
    const faults = plan.length > 0 ? faultsOfPlan(plan, amountCents, firstYear) : [];
    if (faults.length > 0) throw new Refused(faults);
    const id = newId();
    const number = await insertAuthority(tx, { id, programmeId: programme.id, label, firstYear });
    await setPlan(tx, id, plan);
    const move = { authorityId: id, amountCents, accountingDate, reference: number, reason, actorId: actor.id };
    await postAuthority(tx, { move: 'vote', ...move });
    const facts = { amountCents, number, programme: input.programmeCode };
    await record(tx, { actor, act: 'authority.vote', subject: { kind: 'authority', id }, reason, facts });
    return { id };
  }
}
