import { Inject, Injectable } from '@nestjs/common';
import { lockFiscalYear } from '#libs/budgets';
import { record } from '#libs/history';
import { type Actor, type Clock, type FiscalYear, notFound, refuse, Refused } from '#libs/kernel';
import { CLOCK, Database, type Tx } from '#libs/platform';
import { type Reviewed, saveReviews } from './year-end.repository.js';
import { allYearEndRows } from './year-end.rows.js';
import { faultsOfChoice } from './year-end.rules.js';

/**
 * Says what becomes of grants' committed money at the year's end: accrued, carried over, lapsed. It binds nobody before the close.
 * @throws 404 a year, or a grant with nothing committed on that line; 409 `budget.year-closed`; 422 `year-end.choice-sum`,
 * `year-end.not-done`, `year-end.slice-lapses`, `year-end.reason-missing`.
 */
@Injectable()
export class ReviewYearEnd {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Each choice as the person made it. */
  run(actor: Actor, year: FiscalYear, choices: readonly Reviewed[]): Promise<{ reviewed: number }> {
    return this.db.transaction(async (tx) => {
      const id = await this.open(tx, year);
      const rows = await allYearEndRows(tx, year, choices);
      const at = new Map(rows.map((row) => [`${row.lineId} ${row.grantId}`, row]));
      const faults = choices.flatMap((choice, i) =>
        faultsOfChoice(at.get(`${choice.lineId} ${choice.grantId}`) ?? notFound(), choice, `items.${i}`),
      );
      if (faults.length > 0) throw new Refused(faults);
      return this.save(tx, actor, { id, year }, choices);
    });
  }

  /** All that nobody has reviewed, of one programme or of the whole year, as the rules propose it. */
  asProposed(actor: Actor, year: FiscalYear, programme?: string | null): Promise<{ reviewed: number }> {
    return this.db.transaction(async (tx) => {
      const id = await this.open(tx, year);
      const rows = (await allYearEndRows(tx, year)).filter(
        ({ chosen, programmeCode }) => !chosen && (!programme || programmeCode === programme),
      );
      const choices = rows.map(({ lineId, grantId, proposed }) => ({ lineId, grantId, ...proposed, reason: null }));
      return this.save(tx, actor, { id, year }, choices);
    });
  }

  private async open(tx: Tx, year: FiscalYear): Promise<string> {
    const { id, closed } = await lockFiscalYear(tx, year);
    return closed ? refuse('budget.year-closed', { year: String(year) }, 409) : id;
  }

  private async save(
    tx: Tx,
    actor: Actor,
    { id, year }: { id: string; year: FiscalYear },
    choices: readonly Reviewed[],
  ): Promise<{ reviewed: number }> {
    const reviewed = choices.length;
    if (reviewed === 0) return { reviewed };
    await saveReviews(tx, choices, actor.id, this.clock.now());
    const facts = { year: String(year), count: reviewed };
    await record(tx, { actor, act: 'year-end.review', subject: { kind: 'fiscal-year', id }, facts });
    return { reviewed };
  }
}
