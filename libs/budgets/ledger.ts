import { Injectable } from '@nestjs/common';
import type { Cents, LocalDate } from '#libs/kernel';
import { toJson, type Tx } from '#libs/platform';
import { asRefusal } from './ledger-refusal.js';

/** One move of a grant's money on one budget line. */
export interface Move {
  lineId: string;
  /** The grant, an id that this room does not interpret. */
  grantId: string;
  /** Above zero. */
  amountCents: Cents;
  /** The day on which it counts, in the line's year. */
  accountingDate: LocalDate;
  /** Unique for ever: the same reference a second time is refused. E.g. `order:2027-000123`. */
  reference: string;
  actorId: string;
  reason?: string | null;
}

interface Posting extends Omit<Move, 'grantId'> {
  move: string;
  grantId?: string;
  transfer?: string;
  keepRest?: boolean;
}

/**
 * The moves of money that other rooms may make, each one round trip to PostgreSQL, inside the caller's transaction.
 * @throws Refused 422 `budget.insufficient` (with what is available), `budget.transfer-unbalanced`, `budget.year-closed`, `budget.date-outside-year`,
 * `budget.amount-not-positive`, `budget.return-too-large`; 404 `budget.line-unknown`; 409 `budget.reference-used`. A refused
 * move has written nothing, and the transaction around it can only be rolled back.
 */
@Injectable()
export class Ledger {
  /** available → reserved: a decision is being prepared; binds nobody. */
  reserve = (tx: Tx, move: Move) => post(tx, [{ move: 'reserve', ...move }]);
  /** Several reservations, all or none. */
  reserveAll = (tx: Tx, moves: Move[]) =>
    post(
      tx,
      moves.map((move) => ({ move: 'reserve', ...move })),
    );
  /** reserved → available. */
  release = (tx: Tx, move: Move) => post(tx, [{ move: 'release', ...move }]);
  /** reserved → committed: the decision is in force. What stays reserved goes back to available, unless `keepRest`. */
  commit = (tx: Tx, move: Move & { keepRest?: boolean }) => post(tx, [{ move: 'commit', ...move }]);
  /** Several commitments, all or none. */
  commitAll = (tx: Tx, moves: (Move & { keepRest?: boolean })[]) =>
    post(
      tx,
      moves.map((move) => ({ move: 'commit', ...move })),
    );
  /** committed → ordered. What is not committed but was accrued in the year before is reversed first, see `openAccruals`. */
  order = (tx: Tx, move: Move) => post(tx, [{ move: 'order', ...move }]);
  /** ordered → paid. Its reference names the transfer, see `returnTransfer`. */
  pay = (tx: Tx, move: Move) => post(tx, [{ move: 'pay', ...move }]);
  /** ordered → committed: the accountant rejects; the order's number is never used again. */
  reject = (tx: Tx, move: Move) => post(tx, [{ move: 'reject', ...move }]);
  /** paid → ordered: the bank returns a transfer (rule 4.14), `transfer` being the reference of its `pay`. Never more than was sent. */
  returnTransfer = (tx: Tx, move: Move & { transfer: string }) => post(tx, [{ move: 'return', ...move }]);
  /** committed → available. */
  decommit = (tx: Tx, move: Move) => post(tx, [{ move: 'decommit', ...move }]);
  /** paid → available: the beneficiary gives back in the same open year (rule 3.25). */
  refund = (tx: Tx, move: Move) => post(tx, [{ move: 'refund', ...move }]);
  /** committed → accrued, dated 31 December: the service was done and is not ordered; it counts in this year (rule 3.16). */
  accrue = (tx: Tx, move: Move) => post(tx, [{ move: 'accrue', ...move }]);
  /** committed → carried, dated 31 December: neither ordered nor done; the next year takes it up with `carryIn` (rule 3.17). */
  carry = (tx: Tx, move: Move) => post(tx, [{ move: 'carry', ...move }]);
  /** available → lapsed, or, of a grant, committed → lapsed: a slice not used, to be voted again (rule 3.11). */
  lapse = (tx: Tx, move: Omit<Move, 'grantId'> & { grantId?: string }) => post(tx, [{ move: 'lapse', ...move }]);
  /** Accruals, carry-overs and lapses of a whole year, all or none. */
  endYear = (tx: Tx, moves: EndOfYear[]) => post(tx, moves);
  /** voted → committed, dated 1 January: what was carried comes as a supplement, for its grant alone. */
  carryIn = (tx: Tx, move: Move) => post(tx, [{ move: 'carry-in', ...move }]);
  /** Several of them, all or none. */
  carryInAll = (tx: Tx, moves: Move[]) =>
    post(
      tx,
      moves.map((move) => ({ move: 'carry-in', ...move })),
    );
  /** voted → ordered: an order of a closed year, still unpaid or whose transfer came back, is paid in the open year. */
  settle = (tx: Tx, move: Move) => post(tx, [{ move: 'settle', ...move }]);

  /**
   * Puts what was accrued for grants on lines of a closed year at the disposal of lines of the open year. From then on `order`
   * reverses it by itself as far as the grant lacks committed money there. Answers what was opened, in cents.
   * @throws Refused 422 `budget.nothing-accrued`, `budget.year-closed`; 409 `open-accrual-twice` when it was opened before.
   */
  async openAccruals(tx: Tx, openings: readonly AccrualOpening[]): Promise<Cents> {
    if (openings.length === 0) return 0n;
    const sql = `SELECT sum(ledger_open_accrual("fromLineId", "grantId", "lineId"))::bigint AS cents
      FROM jsonb_to_recordset($1::jsonb) AS o("fromLineId" uuid, "grantId" uuid, "lineId" uuid)`;
    try {
      return (await tx.one<{ cents: Cents }>(sql, [toJson(openings)]))!.cents;
    } catch (error) {
      throw asRefusal(error);
    }
  }

  /**
   * Reverses what was accrued for grants and never ordered, all that waits on these lines: it becomes committed there, and what is to become
   * of it is said by the moves that follow (rule 3.16). Answers how much it was, in cents.
   * @throws Refused 422 `budget.year-closed`
   */
  async reverseAccruals(tx: Tx, waiting: readonly Omit<Move, 'amountCents' | 'reason'>[]): Promise<Cents> {
    if (waiting.length === 0) return 0n;
    const sql = `SELECT coalesce(sum(ledger_reverse_left("lineId", "grantId", "accountingDate", reference, "actorId")), 0)::bigint AS cents
      FROM (SELECT * FROM jsonb_to_recordset($1::jsonb) AS w("lineId" uuid, "grantId" uuid, "accountingDate" date, reference text, "actorId" uuid)
        ORDER BY "lineId", "grantId") w`;
    try {
      return (await tx.one<{ cents: Cents }>(sql, [toJson(waiting)]))!.cents;
    } catch (error) {
      throw asRefusal(error);
    }
  }
}

/** A move of the year end; what lapses without a grant was available. */
export interface EndOfYear extends Omit<Move, 'grantId'> {
  move: 'accrue' | 'carry' | 'lapse';
  grantId?: string;
}

export interface AccrualOpening {
  /** Of the closed year. */
  fromLineId: string;
  grantId: string;
  /** Of the open year. */
  lineId: string;
}

/** Posts the moves, all or none. Inside this room only: votes, amendments and transfers go through it too. */
export async function post(tx: Tx, postings: Posting[]): Promise<void> {
  const moves = postings.map((p) => ({
    line: p.lineId,
    grant: p.grantId ?? null,
    move: p.move,
    cents: p.amountCents,
    day: p.accountingDate,
    reference: p.reference,
    transfer: p.transfer ?? null,
    reason: p.reason ?? null,
    actor: p.actorId,
    keep_rest: p.keepRest ?? false,
  }));
  try {
    await tx.prepared('SELECT ledger_post($1)', [toJson(moves)]);
  } catch (error) {
    throw asRefusal(error, moves[0]?.reference);
  }
}
