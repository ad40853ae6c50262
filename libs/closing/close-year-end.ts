import { Inject, Injectable } from '@nestjs/common';
import {
  closeFiscalYear,
  Ledger,
  linesOfYear,
  type LineView,
  lockFiscalYear,
  type Position,
  positions,
} from '#libs/budgets';
import { postponeSlices } from '#libs/grants';
import { record } from '#libs/history';
import { type Actor, type Cents, type Clock, type FiscalYear, newId, refuse, Refused, today } from '#libs/kernel';
import { CLOCK, Database, once, type Tx } from '#libs/platform';
import { availableOfYear, booksOfYear, insertItems, type NewItem } from './year-end.repository.js';
import { allYearEndRows, type YearEndRow } from './year-end.rows.js';
import { refusalsOfClose } from './year-end.rules.js';

/** What a close does, in cents. */
export interface YearClosed {
  year: FiscalYear;
  accruedCents: Cents;
  carriedCents: Cents;
  lapsedCents: Cents;
}

/** What a close would do, line by line. */
export interface Trial extends YearClosed {
  lines: { line: LineView; before: Position; after: Position }[];
}

/**
 * The close of a fiscal year in one act: what was reviewed is accrued, carried over and lapses, so does what is available, dated
 * 31 December; from then on the year takes no entry (rules 3.11, 3.15 to 3.17). It waits for entries that are being written.
 * @throws 404; 409 `budget.year-closed`; 422 `year-end.too-early`, `year-end.earlier-open`, `year-end.reserved`, `year-end.unreviewed`.
 */
@Injectable()
export class CloseYearEnd {
  constructor(
    private readonly db: Database,
    private readonly ledger: Ledger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, year: FiscalYear, key: string): Promise<YearClosed> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'year-end.close', body: { year } }, () => this.close(tx, actor, year)),
    );
  }

  /** The same act, taken back before it is done: nothing changes. What would refuse the close for its day or reviews is left aside. */
  async try(actor: Actor, year: FiscalYear): Promise<Trial> {
    const done: { trial?: Trial } = {};
    const work = this.db.transaction(async (tx) => {
      const { closed } = await lockFiscalYear(tx, year);
      if (closed) refuse('budget.year-closed', { year: String(year) }, 409);
      const lines = await linesOfYear(tx, year, null);
      const ids = lines.map(({ id }) => id);
      const before = await positions(tx, ids);
      const sums = await this.write(tx, actor, year);
      const after = await positions(tx, ids);
      const told = lines.map((line) => ({ line, before: before.get(line.id)!, after: after.get(line.id)! }));
      done.trial = { ...sums, lines: told };
      throw new TakenBack();
    });
    await work.catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
    return done.trial!;
  }

  private async close(tx: Tx, actor: Actor, year: FiscalYear): Promise<YearClosed> {
    const view = await lockFiscalYear(tx, year);
    if (view.closed) refuse('budget.year-closed', { year: String(year) }, 409);
    const refusals = refusalsOfClose({ ...view, ...(await booksOfYear(tx, year)), today: today(this.clock) });
    if (refusals.length > 0) throw new Refused(refusals);
    const sums = await this.write(tx, actor, year);
    await closeFiscalYear(tx, year, actor.id, this.clock.now());
    const { accruedCents, carriedCents, lapsedCents } = sums;
    const facts = { year: String(year), accruedCents, carriedCents, lapsedCents };
    await record(tx, { actor, act: 'year-end.close', subject: { kind: 'fiscal-year', id: view.id }, facts });
    return sums;
  }

  /** What was chosen, or is proposed where a trial runs before the review; and what is available on the lines. */
  private async itemsOf(
    tx: Tx,
    year: FiscalYear,
    rows: readonly YearEndRow[],
  ): Promise<(NewItem & { sliced: boolean })[]> {
    const ofGrants = rows.flatMap(({ lineId, grantId, sliced, proposed, chosen }) => {
      const { accrueCents, carryCents, lapseCents } = chosen ?? proposed;
      const parts = [
        ['accrue', accrueCents],
        ['carry', carryCents],
        ['lapse', lapseCents],
      ] as const;
      return parts.map(([kind, amountCents]) => ({
        ...{ id: newId(), lineId, grantId, sliced, kind, amountCents },
        reason: chosen?.reason ?? null,
      }));
    });
    const available = (await availableOfYear(tx, year)).map((line) => ({
      ...{ id: newId(), grantId: null, sliced: false, kind: 'lapse' as const, reason: null },
      ...line,
    }));
    return [...ofGrants, ...available].filter(({ amountCents }) => amountCents > 0n);
  }

  /** What was accrued before the year and never ordered is reversed first: only then can it be accrued again, carried over or lapse. */
  private async reverse(tx: Tx, actor: Actor, year: FiscalYear, rows: readonly YearEndRow[]): Promise<void> {
    const waiting = rows.filter(({ waitingCents }) => waitingCents > 0n);
    const moves = waiting.map(({ lineId, grantId }) => ({
      ...{ lineId, grantId, actorId: actor.id },
      accountingDate: `${year}-12-31`,
      reference: `year-end:${year}:reverse:${lineId}:${grantId}`,
    }));
    await this.ledger.reverseAccruals(tx, moves);
  }

  private async write(tx: Tx, actor: Actor, year: FiscalYear): Promise<YearClosed> {
    const rows = await allYearEndRows(tx, year);
    const items = await this.itemsOf(tx, year, rows);
    await this.reverse(tx, actor, year, rows);
    if (items.length > 0) {
      await this.ledger.endYear(
        tx,
        items.map(({ lineId, grantId, kind, amountCents, reason }) => ({
          ...{ move: kind, lineId, amountCents, reason, actorId: actor.id },
          ...(grantId ? { grantId } : {}),
          accountingDate: `${year}-12-31`,
          reference: `year-end:${year}:${kind}:${lineId}${grantId ? `:${grantId}` : ''}`,
        })),
      );
      await insertItems(tx, year, items);
    }
    const lapsed = items.filter(({ kind, sliced }) => kind === 'lapse' && sliced);
    await postponeSlices(tx, year, lapsed as { grantId: string; amountCents: Cents }[]);
    const sum = (kind: NewItem['kind']) =>
      items.reduce((cents, item) => (item.kind === kind ? cents + item.amountCents : cents), 0n);
    return { year, accruedCents: sum('accrue'), carriedCents: sum('carry'), lapsedCents: sum('lapse') };
  }
}

/** Ends a trial's transaction without a trace. */
class TakenBack extends Error {}
