import pg from 'pg';
import { addDays, type Cents, type LocalDate, newId, Refused } from '#libs/kernel';
import type { TestApp } from '#libs/testing';
import { FINANCE, votedLine } from './budgets.builder.js';
import {
  type EndOfYear,
  type GrantPosition,
  grantPosition,
  Ledger,
  type Move,
  position,
  type Position,
} from './index.js';
import { post } from './ledger.js';

export const VERBS = [
  'reserve',
  'release',
  'commit',
  'order',
  'pay',
  'reject',
  'return',
  'decommit',
  'refund',
  'amend',
  'transfer',
  'settle',
] as const;
export type Verb = (typeof VERBS)[number];

export interface Step {
  verb: Verb;
  programme: number;
  grant: number;
  cents: Cents;
  nextDay: boolean;
}

const PROGRAMMES = ['aids', 'water'];
const GRANTS = 15;

/** For tests: three years of two programmes and thirty grants, each year lived through, ended by chance, closed, and the next opened. */
export class ThreeYears {
  /** By year, then programme. */
  readonly lines: string[][] = [];
  readonly grants = PROGRAMMES.map(() => Array.from({ length: GRANTS }, newId));
  /** What each line showed at the end of each day on which something happened. */
  readonly days: { lineId: string; day: LocalDate; state: Position }[] = [];
  /** What each line showed when its year was closed. */
  readonly closed = new Map<string, Position>();
  private transfers: { lineId: string; grantId: string; reference: string }[] = [];
  private year = 0;
  private day: LocalDate = '';
  made = 0;

  constructor(
    private readonly house: TestApp,
    private readonly owner: pg.Client,
    readonly firstYear: number,
  ) {}

  async begin(year: number): Promise<void> {
    this.year = year;
    this.day = `${year}-01-02`;
    this.transfers = [];
    this.lines.push(
      await Promise.all(PROGRAMMES.map((programmeCode) => votedLine(this.house.app, 5_000n, { year, programmeCode }))),
    );
  }

  get now(): string[] {
    return this.lines.at(-1)!;
  }

  /** Tries one move; answers the line it was tried on. A refusal is one of the answers. */
  async step({ verb, programme, grant, cents, nextDay }: Step): Promise<string> {
    const lineId = this.now[programme]!;
    const grantId = this.grants[programme]![grant]!;
    const move: Move = {
      ...{ lineId, grantId, amountCents: cents, accountingDate: this.day },
      ...{ reference: newId(), actorId: FINANCE.id },
    };
    try {
      await this.make(verb, move, programme);
      this.made++;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
    for (const id of this.now)
      this.days.push({ lineId: id, day: this.day, state: (await position(this.house.db, id))! });
    if (nextDay) this.day = addDays(this.day, 1);
    return lineId;
  }

  private async make(verb: Verb, move: Move, programme: number): Promise<void> {
    const ledger = this.house.get(Ledger);
    const { grantId: _, ...bare } = move;
    const run = (work: Parameters<TestApp['db']['transaction']>[0]) => this.house.db.transaction(work);
    if (verb === 'amend')
      return void (await run((tx) =>
        post(tx, [{ ...bare, move: 'amend', amountCents: move.amountCents / 2n - 40n || 1n }]),
      ));
    if (verb === 'transfer') {
      const other = { ...bare, lineId: this.now[1 - programme]!, reference: `${move.reference}:2` };
      return void (await run((tx) =>
        post(tx, [
          { ...bare, move: 'transfer', amountCents: -move.amountCents },
          { ...other, move: 'transfer' },
        ]),
      ));
    }
    if (verb === 'return') {
      const transfer = this.transfers.find(({ lineId, grantId }) => lineId === move.lineId && grantId === move.grantId);
      return void (await run((tx) => ledger.returnTransfer(tx, { ...move, transfer: transfer?.reference ?? 'none' })));
    }
    await run((tx) => ledger[verb](tx, { ...move, keepRest: move.amountCents % 2n === 0n }));
    if (verb === 'pay') this.transfers.push({ lineId: move.lineId, grantId: move.grantId, reference: move.reference });
  }

  /** What is committed is accrued, carried over or lapses, as chance has it; the rest lapses, and the year is closed. */
  async end(pick: (i: number) => 'accrue' | 'carry' | 'lapse'): Promise<void> {
    const { db } = this.house;
    const moves: EndOfYear[] = [];
    const dated = { accountingDate: `${this.year}-12-31`, actorId: FINANCE.id };
    for (const [p, lineId] of this.now.entries()) {
      for (const [i, grantId] of this.grants[p]!.entries()) {
        const { committedCents, reservedCents } = await grantPosition(db, lineId, grantId);
        const at = { ...dated, lineId, grantId };
        if (reservedCents > 0n)
          await db.transaction((tx) =>
            this.house.get(Ledger).release(tx, { ...at, amountCents: reservedCents, reference: newId() }),
          );
        if (committedCents > 0n) moves.push({ ...at, move: pick(i), amountCents: committedCents, reference: newId() });
      }
      const { availableCents } = (await position(db, lineId))!;
      if (availableCents > 0n)
        moves.push({ ...dated, lineId, move: 'lapse' as const, amountCents: availableCents, reference: newId() });
    }
    await db.transaction((tx) => this.house.get(Ledger).endYear(tx, moves));
    for (const lineId of this.now) this.closed.set(lineId, (await position(db, lineId))!);
    await this.owner.query('UPDATE fiscal_years SET closed_at = now() WHERE year = $1', [this.year]);
  }

  /** The new year takes up what the old one carried over and accrued. */
  async open(): Promise<void> {
    const [old, now] = [this.lines.at(-2)!, this.now];
    for (const [p, lineId] of now.entries()) {
      const left = await this.house.db.query<{ move: string; grantId: string; cents: Cents }>(
        `SELECT move, grant_id AS "grantId", sum(amount_cents)::bigint AS cents FROM ledger_entries
         WHERE line_id = $1 AND move IN ('carry', 'accrue') GROUP BY move, grant_id`,
        [old[p]],
      );
      const carried = left.filter(({ move }) => move === 'carry');
      const dated = { lineId, accountingDate: `${this.year}-01-01`, actorId: FINANCE.id };
      await this.house.db.transaction(async (tx) => {
        const ledger = this.house.get(Ledger);
        if (carried.length > 0)
          await ledger.carryInAll(
            tx,
            carried.map(({ grantId, cents }) => ({ ...dated, grantId, amountCents: cents, reference: newId() })),
          );
        const accrued = left.filter(({ move }) => move === 'accrue');
        await ledger.openAccruals(
          tx,
          accrued.map(({ grantId }) => ({ fromLineId: old[p]!, grantId, lineId })),
        );
      });
    }
  }

  /** What every line holds for every grant. */
  holdings(lines: readonly string[]): Promise<(GrantPosition & { grantId: string })[]> {
    return this.house.db.query(
      `SELECT grant_id AS "grantId", reserved_cents AS "reservedCents", committed_cents AS "committedCents",
         ordered_cents AS "orderedCents", paid_cents AS "paidCents" FROM line_grants WHERE line_id = ANY($1::uuid[])
       ORDER BY array_position($1::uuid[], line_id), grant_id`,
      [lines],
    );
  }
}
