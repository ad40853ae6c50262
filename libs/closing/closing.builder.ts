import type { TestApp } from '#libs/testing';
import { newId } from '#libs/kernel';
import { authorityOf, inForce, lineOf, plantBeneficiaries } from '../grants/grants.builder.js';
import { AcceptPaymentOrder } from '../payments/accept-payment-order.js';
import { ConfirmPaidPaymentOrder } from '../payments/confirm-paid-payment-order.js';
import { IssuePaymentOrder } from '../payments/issue-payment-order.js';

type Instalment = [cents: bigint, due: string];

/** The grants of rule 8, as the council gave them; an instalment is due on a day or on a condition. */
const GRANTS: Record<string, Instalment[]> = {
  G1: [
    [10_500_000n, '2006-04-01'],
    [4_500_000n, 'Rapport 2006'],
    [12_000_000n, '2007-04-01'],
    [9_000_000n, '2008-04-01'],
  ],
  G2: [
    [40_000_000n, '2006-03-01'],
    [10_000_000n, 'Rapport final'],
  ],
  G3: [
    [11_111_111n, '2006-05-01'],
    [11_111_111n, '2006-05-01'],
    [11_111_111n, 'Rapport final'],
  ],
  G5: [[22_500_000n, '2006-06-01']],
  G6: [
    [35_500_000n, '2006-11-01'],
    [4_500_000n, 'Rapport final'],
  ],
  G7: [[6_000_000n, '2006-11-01']],
};

const SLICES = [
  [2006, 15_000_000n],
  [2007, 12_000_000n],
  [2008, 9_000_000n],
] as const;

const PAID = [
  ['G2', 1],
  ['G1', 1],
  ['G3', 1],
  ['G3', 2],
  ['G7', 1],
  ['G6', 1],
] as const;

/** For tests: a person's desk over the year 2006, on a clock that the test sets. */
export class Year2006 {
  readonly ids: Record<string, string> = {};
  lineId = '';
  authorityId = '';

  constructor(private readonly house: TestApp) {}

  /** The vote, the grants in force and their agreements signed: acts 1 to 5, G4 (given back within the year) left out. */
  async begin(): Promise<void> {
    await plantBeneficiaries(this.house);
    this.lineId = await lineOf(this.house, 'aids', 2006, 167_000_000n);
    this.authorityId = await authorityOf(
      this.house,
      SLICES.map(([year, plannedCents]) => ({ year, plannedCents })),
    );
    for (const [name, parts] of Object.entries(GRANTS)) this.ids[name] = await this.grant(name, parts);
    await this.sign();
  }

  /** Rule 2.2: above 23,000 euros a year nothing is paid without a signed agreement. */
  private async sign(): Promise<void> {
    const [officer, documentId] = [await this.house.actor('officer'), newId()];
    await this.house.db.query(
      `INSERT INTO stored_documents (id, name, mime, size, sha256, owner_kind, owner_id, created_by)
       VALUES ($1, 'convention.pdf', 'application/pdf', 1, repeat('0', 64), 'grant', $1, $2)`,
      [documentId, officer.id],
    );
    await this.house.db.query(
      `UPDATE grants SET state = 'signed', agreement_id = $2, signed_copy_id = $2, signed_on = '2006-02-20', signed_by = $3
       WHERE id = ANY($1::uuid[])`,
      [Object.values(this.ids), documentId, officer.id],
    );
  }

  private grant(name: string, parts: Instalment[]): Promise<string> {
    const instalments = parts.map(([amountCents, due]) =>
      /^\d{4}-/.test(due) ? { amountCents, dueOn: due } : { amountCents, condition: due },
    );
    const cents = parts.reduce((sum, [amount]) => sum + amount, 0n);
    const whole = { year: 2006, cents, title: name, instalments, on: '2006-02-10' };
    const slices = SLICES.map(([year, amountCents]) => ({ year, amountCents }));
    return inForce(this.house, name === 'G1' ? { ...whole, authorityId: this.authorityId, slices } : whole);
  }

  /** What the desk paid until November; G5 is ordered and not paid. Answers that order. */
  async play(): Promise<string> {
    for (const [grant, part] of PAID) await this.pay(await this.order(grant, part), '2006-11-10');
    const unpaid = await this.order('G5', 1);
    await this.conditionMet('G3', 3, '2006-12-28');
    await this.conditionMet('G2', 2, '2006-12-20');
    return unpaid;
  }

  async instalment(grant: string, position: number): Promise<string> {
    const sql = 'SELECT id FROM instalments WHERE grant_id = $1 AND position = $2';
    return (await this.house.db.one<{ id: string }>(sql, [this.ids[grant], position]))!.id;
  }

  /** The report came, on this day. */
  async conditionMet(grant: string, position: number, on: string): Promise<void> {
    const officer = await this.house.actor('officer');
    await this.house.db.query(
      'UPDATE instalments SET condition_met_on = $2, condition_confirmed_by = $3 WHERE id = $1',
      [await this.instalment(grant, position), on, officer.id],
    );
  }

  /** Issued and accepted, not paid. Answers the order's id. */
  async order(grant: string, position: number): Promise<string> {
    const [finance, accountant] = [await this.house.actor('finance'), await this.house.actor('accountant')];
    const instalment = await this.instalment(grant, position);
    const { id } = await this.house.get(IssuePaymentOrder).run(finance, instalment, newId());
    await this.house.get(AcceptPaymentOrder).run(accountant, id);
    return id;
  }

  async pay(orderId: string, paidOn: string, bankReference = newId()): Promise<void> {
    const accountant = await this.house.actor('accountant');
    await this.house.get(ConfirmPaidPaymentOrder).run(accountant, orderId, { paidOn, bankReference }, newId());
  }
}
