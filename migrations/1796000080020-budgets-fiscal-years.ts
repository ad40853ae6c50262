import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the city sets per fiscal year: the last days of the complementary period (rule 3.15), the ceiling of moves between
 * chapters (rule 3.12), and per programme what is accrued and carried over (rules 3.16, 3.17).
 */
export class BudgetsFiscalYears1796000080020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [YEARS, DATES, RULES]) await db.query(sql);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE accrual_rules;
      DROP TRIGGER fiscal_years_dates ON fiscal_years;
      DROP FUNCTION fill_fiscal_year_dates();
      ALTER TABLE fiscal_years DROP COLUMN id, DROP COLUMN orders_until, DROP COLUMN amend_until, DROP COLUMN transfer_ceiling_bp,
        DROP COLUMN closed_by`);
  }
}

const YEARS = `
  ALTER TABLE fiscal_years
    ADD COLUMN id uuid NOT NULL DEFAULT uuidv7() UNIQUE,
    ADD COLUMN orders_until date,
    ADD COLUMN amend_until date,
    ADD COLUMN transfer_ceiling_bp int NOT NULL DEFAULT 750
      CONSTRAINT fiscal_year_ceiling CHECK (transfer_ceiling_bp BETWEEN 0 AND 10000),
    ADD COLUMN closed_by uuid;
  UPDATE fiscal_years SET orders_until = make_date(year + 1, 1, 31), amend_until = make_date(year + 1, 1, 21);
  ALTER TABLE fiscal_years
    ALTER COLUMN orders_until SET NOT NULL,
    ALTER COLUMN amend_until SET NOT NULL,
    ADD CONSTRAINT fiscal_year_orders_until CHECK (orders_until BETWEEN make_date(year, 12, 31) AND make_date(year + 1, 3, 31)),
    ADD CONSTRAINT fiscal_year_amend_until CHECK (amend_until BETWEEN make_date(year, 12, 31) AND orders_until)`;

/** A year's row is made by whoever first votes in it, who need not know these dates. */
const DATES = `
  CREATE FUNCTION fill_fiscal_year_dates() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.orders_until := coalesce(NEW.orders_until, make_date(NEW.year + 1, 1, 31));
    NEW.amend_until := coalesce(NEW.amend_until, make_date(NEW.year + 1, 1, 21));
    RETURN NEW;
  END $$;
  CREATE TRIGGER fiscal_years_dates BEFORE INSERT ON fiscal_years FOR EACH ROW EXECUTE FUNCTION fill_fiscal_year_dates()`;

/** No row means: everything is accrued, and carried over. */
const RULES = `
  CREATE TABLE accrual_rules (
    year int NOT NULL REFERENCES fiscal_years,
    programme_id uuid NOT NULL REFERENCES programmes,
    accrue_from_cents bigint NOT NULL DEFAULT 0 CHECK (accrue_from_cents >= 0),
    only_with_authority boolean NOT NULL DEFAULT false,
    carry_over boolean NOT NULL DEFAULT true,
    PRIMARY KEY (year, programme_id)
  )`;
