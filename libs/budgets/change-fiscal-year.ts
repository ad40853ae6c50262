import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Cents, type FiscalYear, type LocalDate, refuse, Refused } from '#libs/kernel';
import { Database, toJson, type Tx } from '#libs/platform';
import { accrualRules, lockFiscalYear } from './fiscal-years.repository.js';
import { faultsOfDates } from './late-entry.rules.js';

export interface ChangeFiscalYearInput {
  /** Last day for orders of the complementary period (rule 3.15). */
  ordersUntil: LocalDate;
  /** Last day for amending votes (rule 3.15); not after the orders'. */
  amendUntil: LocalDate;
  /** Hundredths of a percent (rule 3.12). */
  transferCeilingBp: number;
  /** Programmes left out keep their rule. */
  rules: { programmeCode: string; accrueFromCents: Cents; onlyWithAuthority: boolean; carryOver: boolean }[];
}

/**
 * Sets the days of a year's complementary period and what its programmes accrue and carry over (rules 3.15 to 3.17).
 * @throws 404 a year without a budget; 422 `budget.year-closed`, `budget.programme-unknown`, `fiscal-year.day-outside`,
 * `fiscal-year.amend-after-orders`.
 */
@Injectable()
export class ChangeFiscalYear {
  constructor(private readonly db: Database) {}

  run(actor: Actor, year: FiscalYear, input: ChangeFiscalYearInput): Promise<{ year: FiscalYear }> {
    return this.db.transaction(async (tx) => {
      const { id, closed } = await lockFiscalYear(tx, year);
      if (closed) refuse('budget.year-closed', { year: String(year) });
      const faults = faultsOfDates({ year, ...input });
      if (faults.length > 0) throw new Refused(faults);
      const { ordersUntil, amendUntil, transferCeilingBp } = input;
      await tx.query(
        'UPDATE fiscal_years SET orders_until = $2, amend_until = $3, transfer_ceiling_bp = $4 WHERE year = $1',
        [year, ordersUntil, amendUntil, transferCeilingBp],
      );
      await this.setRules(tx, year, input.rules);
      const facts = { year: String(year), ordersUntil, amendUntil };
      await record(tx, { actor, act: 'fiscal-year.change', subject: { kind: 'fiscal-year', id }, facts });
      return { year };
    });
  }

  private async setRules(tx: Tx, year: FiscalYear, rules: ChangeFiscalYearInput['rules']): Promise<void> {
    const known = new Map((await accrualRules(tx, year)).map((rule) => [rule.programmeCode, rule.programmeId]));
    const rows = rules.map(({ programmeCode, ...rule }, i) => {
      const programmeId = known.get(programmeCode);
      return programmeId
        ? { ...rule, programmeId }
        : refuse('budget.programme-unknown', { code: programmeCode }, 422, `rules.${i}.programmeCode`);
    });
    await tx.query(
      `INSERT INTO accrual_rules (year, programme_id, accrue_from_cents, only_with_authority, carry_over)
       SELECT $1, "programmeId", "accrueFromCents", "onlyWithAuthority", "carryOver" FROM jsonb_to_recordset($2::jsonb)
         AS r("programmeId" uuid, "accrueFromCents" bigint, "onlyWithAuthority" boolean, "carryOver" boolean)
       ON CONFLICT (year, programme_id) DO UPDATE SET accrue_from_cents = excluded.accrue_from_cents,
         only_with_authority = excluded.only_with_authority, carry_over = excluded.carry_over`,
      [year, toJson(rows)],
    );
  }
}
