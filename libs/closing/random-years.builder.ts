import { AbandonGrant } from '../grants/abandon-grant.js';
import { authorityOf, inForce, lineOf, plantBeneficiaries } from '../grants/grants.builder.js';
import { type Cents, newId, Refused } from '#libs/kernel';
import type { TestApp } from '#libs/testing';
import { AcceptPaymentOrder } from '../payments/accept-payment-order.js';
import { ConfirmPaidPaymentOrder } from '../payments/confirm-paid-payment-order.js';
import { IssuePaymentOrder } from '../payments/issue-payment-order.js';
import { RejectPaymentOrder } from '../payments/reject-payment-order.js';
import { CloseYearEnd, OpenYearEnd, ReviewYearEnd } from './index.js';
import { allYearEndRows, type YearEndRow } from './year-end.rows.js';

export interface RandomGrant {
  cents: [Cents, Cents];
  /** Two slices under the authority, one a year. */
  sliced: boolean;
  /** The second instalment is due in the next year. */
  later: boolean;
}

export const VERBS = ['order', 'pay', 'reject', 'abandon'] as const;
export interface RandomMove {
  verb: (typeof VERBS)[number];
  which: number;
}

/** In thousandths: how much of what is done is accrued, how much of the rest is carried over. `null`: as the rules propose. */
export type RandomChoice = { accrue: number; carry: number } | null;

/** For tests: years one after the other, whose grants, moves and choices are given from outside. */
export class RandomYears {
  now = '2006-02-10';
  readonly clock = { now: () => new Date(`${this.now}T10:00:00Z`) };
  year = 2006;
  private house!: TestApp;
  private authorityId = '';
  private readonly grants: string[] = [];

  async begin(house: TestApp): Promise<void> {
    this.house = house;
    await plantBeneficiaries(house);
    await this.budget(this.year);
    const plan = Array.from({ length: 60 }, (_, i) => ({ year: 2006 + i, plannedCents: 1_000_000n }));
    this.authorityId = await authorityOf(house, plan);
  }

  budget = (year: number) => lineOf(this.house, 'aids', year, 10_000_000n);

  async grant({ cents: [first, second], sliced, later }: RandomGrant): Promise<void> {
    const { year } = this;
    const instalments = [
      { amountCents: first, dueOn: `${year}-03-15` },
      { amountCents: second, dueOn: later || sliced ? `${year + 1}-03-15` : `${year}-09-15` },
    ];
    const slices = [
      { year, amountCents: first },
      { year: year + 1, amountCents: second },
    ];
    const wishes = { year, cents: first + second, instalments, title: `${year} ${this.grants.length}` };
    this.grants.push(await inForce(this.house, sliced ? { ...wishes, authorityId: this.authorityId, slices } : wishes));
  }

  /** Whether the move was made; a refusal counts as false. */
  async move({ verb, which }: RandomMove): Promise<boolean> {
    try {
      return await this[verb](which);
    } catch (error) {
      if (error instanceof Refused) return false;
      throw error;
    }
  }

  private async pick(sql: string, which: number): Promise<string | undefined> {
    const rows = await this.house.db.query<{ id: string }>(sql);
    return rows[which % (rows.length || 1)]?.id;
  }

  private async order(which: number): Promise<boolean> {
    const id = await this.pick(`SELECT id FROM instalments WHERE state = 'planned' ORDER BY id DESC LIMIT 16`, which);
    if (!id) return false;
    await this.house.get(IssuePaymentOrder).run(await this.house.actor('finance'), id, newId());
    return true;
  }

  private async pay(which: number): Promise<boolean> {
    const id = await this.pick(`SELECT id FROM payment_orders WHERE state = 'issued' ORDER BY id`, which);
    if (!id) return false;
    const accountant = await this.house.actor('accountant');
    await this.house.get(AcceptPaymentOrder).run(accountant, id);
    const sent = { paidOn: this.now, bankReference: newId() };
    await this.house.get(ConfirmPaidPaymentOrder).run(accountant, id, sent, newId());
    return true;
  }

  private async reject(which: number): Promise<boolean> {
    const id = await this.pick(
      `SELECT id FROM payment_orders WHERE state IN ('issued', 'accepted') ORDER BY id`,
      which,
    );
    if (!id) return false;
    await this.house.get(RejectPaymentOrder).run(await this.house.actor('accountant'), id, 'pièce manquante', newId());
    return true;
  }

  private async abandon(which: number): Promise<boolean> {
    const id = this.grants[which % this.grants.length];
    await this.house.get(AbandonGrant).run(await this.house.actor('head'), id!, 'le projet est arrêté', newId());
    return true;
  }

  rows = (): Promise<YearEndRow[]> => allYearEndRows(this.house.db, this.year);

  /** Every item as it was chosen, the others as they are proposed. */
  async review(choices: readonly RandomChoice[]): Promise<void> {
    const [finance, rows] = [await this.house.actor('finance'), await this.rows()];
    const chosen = rows.flatMap(({ lineId, grantId, committedCents, doneCents, sliced }, i) => {
      const choice = choices[i % choices.length];
      if (!choice) return [];
      const done = doneCents < committedCents ? doneCents : committedCents;
      const accrueCents = (done * BigInt(choice.accrue)) / 1000n;
      const carryCents = sliced ? 0n : ((committedCents - accrueCents) * BigInt(choice.carry)) / 1000n;
      const lapseCents = committedCents - accrueCents - carryCents;
      return [{ lineId, grantId, accrueCents, carryCents, lapseCents, reason: 'autrement' }];
    });
    const reviewing = this.house.get(ReviewYearEnd);
    if (chosen.length > 0) await reviewing.run(finance, this.year, chosen);
    await reviewing.asProposed(finance, this.year);
  }

  async close(): Promise<void> {
    await this.house.get(CloseYearEnd).run(await this.house.actor('finance'), this.year, newId());
  }

  /** Nothing to take up is a year like another. */
  async open(): Promise<void> {
    const work = this.house.get(OpenYearEnd).run(await this.house.actor('finance'), this.year, newId());
    await work.catch((error: unknown) => {
      if (!(error instanceof Refused && error.refusals[0]!.code === 'year-end.nothing-to-open')) throw error;
    });
  }
}
