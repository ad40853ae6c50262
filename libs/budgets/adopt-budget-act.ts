import { Inject, Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Cents, type Clock, demand, type LocalDate, may, newId, Refused, today } from '#libs/kernel';
import { CLOCK, Database, once, toJson, type Tx } from '#libs/platform';
import { type BudgetActFacts, budgetActActs } from './budget-act.acts.js';
import { movedCents, type Side } from './budget-act.rules.js';
import { budgetActById, type BudgetActRow, factsOfAct, lockBudgetAct, sidesOf } from './budget-acts.repository.js';
import { refuseLate } from './fiscal-years.repository.js';
import { post } from './ledger.js';

export interface AdoptInput {
  /** In the act's year. */
  accountingDate: LocalDate;
  /** The council's decision or the mayor's order, as it is cited. */
  decision: string;
}

export interface Adopted {
  id: string;
  /** `2027 DM 2`. */
  number: string;
}

const MOVE = { BP: 'vote', DM: 'amend', VIR: 'transfer' } as const;

export const numberOfAct = ({ kind, year, number }: Pick<BudgetActRow, 'kind' | 'year' | 'number'>): string =>
  number === null ? '' : `${year} ${kind} ${number}`;

/**
 * A budget act takes effect: it gets its number, brings its new lines, and moves the credits of all its sides at once, or nothing
 * (rules 3.12, 3.13).
 * @throws 404; 403; 409 wrong state, `budget-line-twice`; 422 `budget-act.reason-missing`, `budget-act.attachment-missing`,
 * `budget-act.unbalanced`, `budget-act.counterpart-missing`, `budget-act.needs-approval`, `budget-act.ceiling-passed`,
 * `budget.insufficient`, `budget.amendments-ended`, `budget.ceiling-passed`, `budget.date-outside-year`, `budget.year-closed`.
 */
@Injectable()
export class AdoptBudgetAct {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, input: AdoptInput, key: string): Promise<Adopted> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'budget-act.adopt', body: { id, ...input } }, async () => {
        const { act, sides, facts } = await this.held(tx, id);
        demand(budgetActActs, 'adopt', { state: act.state, can: (p) => may(actor, p), facts });
        return this.enact(tx, actor, { act, sides, facts, ...input, verb: 'adopt' });
      }),
    );
  }

  /** The last step of the route: what a person asked for with `submit` is adopted. What has changed since may refuse it. */
  async approve(tx: Tx, actor: Actor, id: string): Promise<Adopted> {
    const { act, sides, facts } = await this.held(tx, id);
    demand(budgetActActs, 'approve', { state: act.state, can: () => true, facts });
    if (facts.faults.length > 0) throw new Refused([...facts.faults]);
    const { accountingDate, decision } = act;
    const input = { accountingDate: accountingDate!, decision: decision ?? '' };
    return this.enact(tx, actor, { act, sides, facts, ...input, verb: 'approve' });
  }

  /** The year is held first: acts of one year are numbered one after the other, and the ceiling is looked at one at a time. */
  private async held(tx: Tx, id: string) {
    const { year } = await budgetActById(tx, id);
    await tx.query('SELECT FROM fiscal_years WHERE year = $1 FOR NO KEY UPDATE', [year]);
    const act = await lockBudgetAct(tx, id);
    const sides = await sidesOf(tx, id);
    return { act, sides, facts: await factsOfAct(tx, act, sides) };
  }

  private async enact(tx: Tx, actor: Actor, asked: Enacting): Promise<Adopted> {
    const { act, sides, facts, accountingDate, decision, verb } = asked;
    await refuseLate(tx, act.year, act.kind === 'VIR' ? 'transfer' : 'amend', today(this.clock));
    const lines = await bringLines(tx, act, sides);
    const betweenCents = facts.betweenChapters ? movedCents(sides) : 0n;
    const number = await this.number(tx, actor, {
      act,
      accountingDate,
      decision,
      betweenCents,
      section: sides[0]!.section,
    });
    const name = numberOfAct({ ...act, number });
    await post(
      tx,
      sides.map(({ amountCents }, i) => ({
        ...{ move: MOVE[act.kind], lineId: lines[i]!, amountCents, accountingDate, actorId: actor.id },
        ...{ reference: `budget-act:${act.id}:${i}`, reason: `${name} : ${act.title}` },
      })),
    );
    const told = { number: name, title: act.title, movedCents: movedCents(sides) };
    const subject = { kind: 'budget-act', id: act.id };
    await record(tx, { actor, act: `budget-act.${verb}`, subject, reason: act.reason, facts: told });
    return { id: act.id, number: name };
  }

  private async number(tx: Tx, actor: Actor, { act, accountingDate, decision, betweenCents, section }: Numbering) {
    const row = await tx.one<{ number: number }>(
      `UPDATE budget_acts SET state = 'adopted', adopted_by = $2, adopted_at = $3, accounting_date = $4, decision = $5,
         between_cents = $6, section = $7, version = version + 1,
         number = (SELECT coalesce(max(number), 0) + 1 FROM budget_acts WHERE kind = $8 AND year = $9)
       WHERE id = $1 RETURNING number`,
      [act.id, actor.id, this.clock.now(), accountingDate, decision, betweenCents, section, act.kind, act.year],
    );
    return row!.number;
  }
}

interface Enacting extends AdoptInput {
  act: BudgetActRow;
  sides: Side[];
  facts: BudgetActFacts;
  verb: 'adopt' | 'approve';
}

interface Numbering extends AdoptInput {
  act: BudgetActRow;
  betweenCents: Cents;
  section: string;
}

/** The line of each side; those that the act brings are made, empty. */
async function bringLines(tx: Tx, act: BudgetActRow, sides: readonly Side[]): Promise<string[]> {
  const lines = sides.map((side, position) => ({ ...side, position, id: side.lineId ?? newId() }));
  const made = lines.filter(({ lineId }) => !lineId);
  if (made.length > 0) {
    await tx.query(
      `INSERT INTO budget_lines (id, programme_id, year, section, chapter, nature, function, service, funding_source, label)
       SELECT n.id, p.id, $2, n.section, n.chapter, n.nature, n.function, n.service, n."fundingSource", n.label
       FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, "programmeCode" text, section text, chapter text, nature text, function text,
         service text, "fundingSource" text, label text) JOIN programmes p ON p.code = n."programmeCode"`,
      [toJson(made), act.year],
    );
    await tx.query(
      `UPDATE budget_act_lines s SET line_id = n.id FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, position int)
       WHERE s.act_id = $2 AND s.position = n.position`,
      [toJson(made), act.id],
    );
  }
  return lines.map(({ id }) => id);
}
