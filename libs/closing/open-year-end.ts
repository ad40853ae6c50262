import { Inject, Injectable } from '@nestjs/common';
import { fiscalYear, followingLineSql, Ledger, lockFiscalYear } from '#libs/budgets';
import { OpenSlices } from '#libs/grants';
import { record } from '#libs/history';
import {
  type Actor,
  type Cents,
  type Clock,
  type FiscalYear,
  refuse,
  type Refusal,
  Refused,
  today,
} from '#libs/kernel';
import { CLOCK, Database, once, type Queryable, toJson, type Tx } from '#libs/platform';
import { refusalOfDay, refusalOfNothing } from './year-end.rules.js';

/** What the opening of a year took up, in cents. */
export interface YearOpened {
  /** The year that was opened. */
  year: FiscalYear;
  carriedInCents: Cents;
  /** Waits on the new lines until it is ordered. */
  accruedCents: Cents;
  slices: number;
  slicesCents: Cents;
}

export interface ToTake {
  id: string;
  kind: 'accrue' | 'carry';
  lineId: string;
  grantId: string;
  amountCents: Cents;
  programmeCode: string;
  /** The line of the next year; null while the programme has none. */
  toLineId: string | null;
}

/** What a closed year left to the next one and that one has not taken up. */
export const toTake = (q: Queryable, year: FiscalYear): Promise<ToTake[]> =>
  q.query(
    `SELECT i.id, i.kind, i.line_id AS "lineId", i.grant_id AS "grantId", i.amount_cents AS "amountCents", p.code AS "programmeCode",
       (${followingLineSql('i.line_id', 'i.year + 1')}) AS "toLineId"
     FROM year_end_items i JOIN budget_lines l ON l.id = i.line_id JOIN programmes p ON p.id = l.programme_id
     WHERE i.year = $1 AND i.kind IN ('accrue', 'carry') AND i.taken_at IS NULL ORDER BY i.id`,
    [year],
  );

/**
 * The year after one that ended is opened: what was carried comes in for its grants, what was accrued waits to be ordered, and the
 * year's slices of grants under an authority are committed; dated 1 January, all or none (rules 3.10, 3.11, 3.16, 3.17, 8.5). It may be
 * done on 1 January for the slices, and again once the old year is closed: it takes what is left.
 * @throws 404 a year without a budget; 422 `year-end.not-begun`, `year-end.nothing-to-open`, `year-end.no-line`, `grant.no-line`,
 * `budget.insufficient`, `budget.year-closed`.
 */
@Injectable()
export class OpenYearEnd {
  constructor(
    private readonly db: Database,
    private readonly ledger: Ledger,
    private readonly slices: OpenSlices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param year the year that ended; the one after it is opened. */
  run(actor: Actor, year: FiscalYear, key: string): Promise<YearOpened> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'year-end.open', body: { year } }, () => this.open(tx, actor, year + 1)),
    );
  }

  private async open(tx: Tx, actor: Actor, year: FiscalYear): Promise<YearOpened> {
    const { id, closed } = await this.begun(tx, year);
    if (closed) refuse('budget.year-closed', { year: String(year) });
    const left = await toTake(tx, year - 1);
    const carriedInCents = await this.carryIn(tx, actor, year, left);
    const accruedCents = await this.openAccruals(tx, year, left);
    await this.markTaken(tx, left);
    const slices = await this.slices.run(tx, actor, year);
    demandNone(refusalOfNothing(year, left.length + slices.length));
    const slicesCents = slices.reduce((sum, { amountCents }) => sum + amountCents, 0n);
    const opened = { year, carriedInCents, accruedCents, slices: slices.length, slicesCents };
    const facts = { ...opened, year: String(year) };
    await record(tx, { actor, act: 'year-end.open', subject: { kind: 'fiscal-year', id }, facts });
    return opened;
  }

  /** Two people who open it at once wait for each other on the year that ended. */
  private async begun(tx: Tx, year: FiscalYear) {
    demandNone(refusalOfDay(year, today(this.clock)));
    await lockFiscalYear(tx, year - 1);
    return fiscalYear(tx, year);
  }

  private async carryIn(tx: Tx, actor: Actor, year: FiscalYear, left: readonly ToTake[]): Promise<Cents> {
    const carried = left.filter(({ kind }) => kind === 'carry');
    if (carried.length === 0) return 0n;
    const moves = carried.map(({ toLineId, lineId, grantId, amountCents, programmeCode }) => ({
      lineId: toLineId ?? noLine(programmeCode, year),
      ...{ grantId, amountCents, actorId: actor.id },
      accountingDate: `${year}-01-01`,
      reference: `year-end:${year - 1}:carry-in:${lineId}:${grantId}`,
    }));
    await this.ledger.carryInAll(tx, moves);
    return moves.reduce((sum, { amountCents }) => sum + amountCents, 0n);
  }

  private openAccruals(tx: Tx, year: FiscalYear, left: readonly ToTake[]): Promise<Cents> {
    const openings = left
      .filter(({ kind }) => kind === 'accrue')
      .map(({ lineId, grantId, toLineId, programmeCode }) => ({
        ...{ fromLineId: lineId, grantId },
        lineId: toLineId ?? noLine(programmeCode, year),
      }));
    return this.ledger.openAccruals(tx, openings);
  }

  private async markTaken(tx: Tx, left: readonly ToTake[]): Promise<void> {
    if (left.length === 0) return;
    await tx.query(
      `UPDATE year_end_items i SET taken_line_id = t."toLineId", taken_at = $2
       FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, "toLineId" uuid) WHERE i.id = t.id`,
      [toJson(left), this.clock.now()],
    );
  }
}

const noLine = (programme: string, year: FiscalYear): never =>
  refuse('year-end.no-line', { programme, year: String(year) });

function demandNone(refusal: Refusal | undefined): void {
  if (refusal) throw new Refused([refusal]);
}
