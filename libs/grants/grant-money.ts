import { Inject, Injectable } from '@nestjs/common';
import { Authorities, authorityGrant, grantHoldings, Ledger, waitingAccruals } from '#libs/budgets';
import { type Actor, type Cents, type Clock, today } from '#libs/kernel';
import { CLOCK, type Tx } from '#libs/platform';
import { accountingDate } from './grant.rules.js';

/** What binds a grant to its money. */
export interface Bound {
  id: string;
  lineId: string;
  fiscalYear: number;
  /** Null for a grant of one year. */
  authorityId: string | null;
  /** All of it, taken on the authority. */
  wholeCents: Cents;
  /** Of the first year, taken on the line: all of it for a grant of one year. */
  firstCents: Cents;
}

/**
 * A grant's money on both ledgers (rule 3.10): all of it on the commitment authority, if it has one, and its first year on that
 * year's line; later years follow with `OpenSlices`. Authority always comes first, so that two acts never wait for each other.
 */
@Injectable()
export class GrantMoney {
  constructor(
    private readonly ledger: Ledger,
    private readonly authorities: Authorities,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** available → reserved. `round` counts the proposals. */
  async reserve(tx: Tx, actor: Actor, grant: Bound, round: number): Promise<void> {
    const reference = `grant:${grant.id}:reserve:${round}`;
    if (grant.authorityId) await this.authorities.reserve(tx, this.onAuthority(actor, grant, reference));
    await this.ledger.reserve(tx, { ...this.onLine(actor, grant), amountCents: grant.firstCents, reference });
  }

  /** reserved → available. */
  async release(tx: Tx, actor: Actor, grant: Bound, round: number): Promise<void> {
    const reference = `grant:${grant.id}:release:${round}`;
    if (grant.authorityId) await this.authorities.release(tx, this.onAuthority(actor, grant, reference));
    await this.ledger.release(tx, { ...this.onLine(actor, grant), amountCents: grant.firstCents, reference });
  }

  /** reserved → committed, for grants that come into force together; what was reserved beyond goes back. */
  async commit(tx: Tx, actor: Actor, grants: Bound[]): Promise<void> {
    const bound = grants.filter(({ authorityId }) => authorityId);
    for (const grant of bound.sort((a, b) => (a.authorityId! < b.authorityId! ? -1 : 1)))
      await this.authorities.commit(tx, this.onAuthority(actor, grant, `grant:${grant.id}:commit`));
    const commitments = grants.map((grant) => ({
      ...this.onLine(actor, grant),
      amountCents: grant.firstCents,
      reference: `grant:${grant.id}:commit`,
    }));
    tx.hold(this.ledger.commitAll(tx, commitments));
    if (bound.length > 0) tx.later(FIRST_OPENED, [bound.map(({ id }) => id)]);
  }

  /**
   * Gives back what is reserved or committed and not ordered, in every open year and on the authority; what was accrued and never ordered
   * too, which is reversed for it (rule 3.16). Answers what lines got back.
   */
  async giveBack(tx: Tx, actor: Actor, grant: Bound): Promise<Cents> {
    const reference = `grant:${grant.id}:abandon`;
    const waiting = (await waitingAccruals(tx, grant.id)).map(({ lineId, year }) => ({
      ...this.onLine(actor, { ...grant, lineId, fiscalYear: year }),
      reference: `${reference}:reverse:${year}:${lineId}`,
    }));
    await this.ledger.reverseAccruals(tx, waiting);
    const holdings = await grantHoldings(tx, grant.id);
    if (grant.authorityId) await this.giveBackAuthority(tx, actor, grant, sumOf(holdings.map((h) => h.paidCents)));
    const open = holdings.filter(({ closed }) => !closed);
    for (const { lineId, year, reservedCents, committedCents } of open) {
      const move = {
        ...this.onLine(actor, { ...grant, lineId, fiscalYear: year }),
        reference: lineId === grant.lineId ? reference : `${reference}:${year}`,
      };
      if (reservedCents > 0n) await this.ledger.release(tx, { ...move, amountCents: reservedCents });
      else if (committedCents > 0n) await this.ledger.decommit(tx, { ...move, amountCents: committedCents });
    }
    return sumOf(open.map(({ reservedCents, committedCents }) => reservedCents + committedCents));
  }

  /** What was paid stays committed on the authority for ever. */
  private async giveBackAuthority(tx: Tx, actor: Actor, grant: Bound, paidCents: Cents): Promise<void> {
    const held = await authorityGrant(tx, grant.authorityId!, grant.id);
    const move = this.onAuthority(actor, grant, `grant:${grant.id}:abandon`);
    const left = held.committedCents - paidCents;
    if (held.reservedCents > 0n) await this.authorities.release(tx, { ...move, amountCents: held.reservedCents });
    else if (left > 0n) await this.authorities.decommit(tx, { ...move, amountCents: left });
  }

  private onLine(actor: Actor, { id, lineId, fiscalYear }: Pick<Bound, 'id' | 'lineId' | 'fiscalYear'>) {
    const day = accountingDate(today(this.clock), fiscalYear);
    return { lineId, grantId: id, accountingDate: day, actorId: actor.id };
  }

  /** An authority outlives its first year: today counts, but no day before that year. */
  private onAuthority(actor: Actor, { id, authorityId, fiscalYear, wholeCents }: Bound, reference: string) {
    const [day, first] = [today(this.clock), `${fiscalYear}-01-01`];
    const accountingDate = day < first ? first : day;
    return {
      authorityId: authorityId!,
      grantId: id,
      amountCents: wholeCents,
      accountingDate,
      reference,
      actorId: actor.id,
    };
  }
}

const sumOf = (cents: Cents[]): Cents => cents.reduce((sum, one) => sum + one, 0n);

const FIRST_OPENED = `UPDATE grant_slices s SET opened_cents = s.amount_cents FROM grants g
  WHERE g.id = ANY($1::uuid[]) AND s.grant_id = g.id AND s.year = g.fiscal_year`;
