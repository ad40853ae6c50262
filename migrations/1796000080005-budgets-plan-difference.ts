import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The refusal of a plan that is not what was voted says by how much. */
export class BudgetsPlanDifference1796000080005 implements MigrationInterface {
  up = (db: QueryRunner): Promise<void> => db.query(check(`, 'differenceCents', abs(planned - authority.voted_cents)`));
  down = (db: QueryRunner): Promise<void> => db.query(check(''));
}

const check = (difference: string) => `
  CREATE OR REPLACE FUNCTION authority_check(authority commitment_authorities, move text, cents bigint, day date) RETURNS void
  LANGUAGE plpgsql AS $$
  DECLARE
    closed timestamptz;
    planned bigint;
  BEGIN
    IF authority.id IS NULL THEN PERFORM ledger_refuse('authority.unknown', '{}'); END IF;
    IF cents = 0 OR (cents < 0 AND move <> 'amend') THEN PERFORM ledger_refuse('budget.amount-not-positive', '{}'); END IF;
    SELECT closed_at INTO closed FROM fiscal_years WHERE year = extract(year FROM day) FOR KEY SHARE;
    IF closed IS NOT NULL THEN
      PERFORM ledger_refuse('budget.year-closed', jsonb_build_object('year', extract(year FROM day)::text));
    END IF;
    IF move = 'reserve' THEN
      SELECT coalesce(sum(planned_cents), 0) INTO planned FROM authority_plan WHERE authority_id = authority.id;
      IF planned <> authority.voted_cents THEN
        PERFORM ledger_refuse('authority.plan-sum',
          jsonb_build_object('plannedCents', planned, 'votedCents', authority.voted_cents${difference}));
      END IF;
    END IF;
  END $$`;
