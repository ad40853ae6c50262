import { Inject, Injectable } from '@nestjs/common';
import { followingLineSql, holdLine, Ledger } from '#libs/budgets';
import { accountingDate } from '#libs/grants';
import {
  type Actor,
  type Clock,
  type FiscalYear,
  fiscalYearOf,
  type LocalDate,
  notFound,
  refuse,
  today,
} from '#libs/kernel';
import { CLOCK, type Tx } from '#libs/platform';
import type { OrderRow } from './payment-orders.repository.js';

/** Where an order's money stands now. */
export interface OrderPlace {
  lineId: string;
  fiscalYear: FiscalYear;
  /** It was brought there by this act: its year is closed. */
  settledNow: boolean;
}

/**
 * An order is paid, rejected or comes back on its own line while that line's year is open. Afterwards it is settled: the open year
 * takes it up as ordered, and whatever follows happens there, for a closed year takes no entry (D07). In the closed year it stays what
 * it was, spending of that year.
 */
@Injectable()
export class OrderPlaces {
  constructor(
    private readonly ledger: Ledger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws 422 `payment-order.no-open-line` when the programme has no line in the year that is open. */
  async of(tx: Tx, actor: Actor, order: OrderRow): Promise<OrderPlace> {
    const line = (await holdLine(tx, order.settledLineId ?? order.lineId)) ?? notFound();
    if (!line.closed) return { lineId: line.id, fiscalYear: line.year, settledNow: false };
    const day = today(this.clock);
    const year = fiscalYearOf(day);
    const lineId = await this.openLine(tx, line.id, year);
    if (!lineId) {
      const facts = { closed: String(line.year), year: String(year), programme: line.programmeCode };
      return refuse('payment-order.no-open-line', facts);
    }
    await this.ledger.settle(tx, {
      ...{ lineId, grantId: order.grantId, amountCents: order.amountCents, actorId: actor.id },
      accountingDate: accountingDate(day, year),
      reference: `order:${order.id}:settle:${year}`,
    });
    await tx.query('UPDATE payment_orders SET settled_line_id = $2 WHERE id = $1', [order.id, lineId]);
    return { lineId, fiscalYear: year, settledNow: true };
  }

  private async openLine(tx: Tx, lineId: string, year: FiscalYear): Promise<string | undefined> {
    const found = await tx.one<{ id: string }>(followingLineSql('$1', '$2::int'), [lineId, year]);
    return found?.id;
  }
}

/**
 * The day on which a move counts at a place. @throws 422 `budget.year-closed`: a bank's day in a year that is closed cannot be entered
 * any more (D07).
 */
export function dayAt(place: OrderPlace, order: OrderRow, day: LocalDate): LocalDate {
  const year = fiscalYearOf(day);
  if (place.fiscalYear > order.fiscalYear && year < place.fiscalYear)
    refuse('budget.year-closed', { year: String(year) });
  return accountingDate(day, place.fiscalYear);
}
