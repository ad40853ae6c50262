import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Cents, demand, type LocalDate, may, newId, refuse } from '#libs/kernel';
import { Database, once, type Tx } from '#libs/platform';
import { budgetLineActs } from './budget-line.acts.js';
import { programmeByCode } from './budgets.repository.js';
import { GENERAL, sourceNames } from './funding-sources.repository.js';
import { post } from './ledger.js';

export interface VoteInput {
  programmeCode: string;
  year: number;
  chapter: string;
  nature: string;
  function: string;
  label: string;
  /** Code of the source that pays; the general budget when left out. */
  fundingSource?: string | null;
  /** Above zero. */
  amountCents: Cents;
  /** In the year. */
  accountingDate: LocalDate;
  /** The council's decision. */
  reason: string;
}

/**
 * The council votes an appropriation: a budget line of a programme and year comes to be, all of it available (rule 3.7, 3.8).
 * @throws 404 unknown programme; 409 `budget-line-twice` when the programme has this line in this year; 422 closed year.
 */
@Injectable()
export class VoteBudgetLine {
  constructor(private readonly db: Database) {}

  run(actor: Actor, input: VoteInput, key: string): Promise<{ id: string }> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'budget-line.vote', body: input }, () => this.vote(tx, actor, input)),
    );
  }

  private async vote(tx: Tx, actor: Actor, input: VoteInput): Promise<{ id: string }> {
    const programme = await programmeByCode(tx, input.programmeCode);
    if (!programme) return refuse('budget.programme-unknown', { code: input.programmeCode }, 422, 'programmeCode');
    if (input.fundingSource && !(await sourceNames(tx)).has(input.fundingSource))
      refuse('budget.source-unknown', { code: input.fundingSource }, 422, 'fundingSource');
    const closed = await openYear(tx, input.year);
    demand(budgetLineActs, 'vote', { state: 'open', can: (p) => may(actor, p), facts: { year: input.year, closed } });
    const id = newId();
    await tx.query(
      `INSERT INTO budget_lines (id, programme_id, year, chapter, nature, function, label, funding_source)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[id, programme.id, input.year, input.chapter, input.nature, input.function, input.label],
        input.fundingSource ?? GENERAL,
      ],
    );
    const { amountCents, accountingDate, reason } = input;
    await post(tx, [
      { move: 'vote', lineId: id, amountCents, accountingDate, reference: `vote:${id}`, reason, actorId: actor.id },
    ]);
    const facts = { amountCents, year: String(input.year), programme: input.programmeCode };
    await record(tx, { actor, act: 'budget-line.vote', subject: { kind: 'budget-line', id }, reason, facts });
    return { id };
  }
}

/** The year's row, made at its first vote. Answers whether the year is closed. */
async function openYear(tx: Tx, year: number): Promise<boolean> {
  await tx.query('INSERT INTO fiscal_years (year) VALUES ($1) ON CONFLICT DO NOTHING', [year]);
  const row = await tx.one<{ closed_at: Date | null }>('SELECT closed_at FROM fiscal_years WHERE year = $1', [year]);
  return Boolean(row?.closed_at);
}
