import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The year end: what people chose for each grant while a year is being closed, and the list of what its close accrued, carried over
 * and let lapse, which the next year takes up (rules 3.11, 3.16, 3.17).
 */
export class ClosingYearEnd1796000125000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [REVIEWS, ITEMS]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE year_end_items, year_end_reviews; DROP FUNCTION refuse_changed_year_end_item');
  }
}

/** A review counts as long as its three parts make what the line has committed for the grant. */
const REVIEWS = `
  CREATE TABLE year_end_reviews (
    line_id uuid NOT NULL REFERENCES budget_lines (id),
    grant_id uuid NOT NULL REFERENCES grants (id),
    accrue_cents bigint NOT NULL CHECK (accrue_cents >= 0),
    carry_cents bigint NOT NULL CHECK (carry_cents >= 0),
    lapse_cents bigint NOT NULL CHECK (lapse_cents >= 0),
    -- why it is not what the rules propose
    reason text,
    reviewed_by uuid NOT NULL REFERENCES users (id),
    reviewed_at timestamptz NOT NULL,
    PRIMARY KEY (line_id, grant_id)
  )`;

/** Written by the close, one row for each thing that it did; only that the next year has taken it up is added later, once. */
const ITEMS = `
  CREATE TABLE year_end_items (
    id uuid PRIMARY KEY,
    year int NOT NULL REFERENCES fiscal_years,
    line_id uuid NOT NULL REFERENCES budget_lines (id),
    -- null: what was available on the line
    grant_id uuid REFERENCES grants (id),
    kind text NOT NULL CHECK (kind IN ('accrue', 'carry', 'lapse')),
    amount_cents bigint NOT NULL CHECK (amount_cents > 0),
    reason text,
    taken_line_id uuid REFERENCES budget_lines (id),
    taken_at timestamptz,
    CONSTRAINT year_end_item_once UNIQUE NULLS NOT DISTINCT (line_id, grant_id, kind),
    CONSTRAINT year_end_item_of_line CHECK (grant_id IS NOT NULL OR kind = 'lapse'),
    CONSTRAINT year_end_item_taken CHECK ((taken_line_id IS NULL) = (taken_at IS NULL) AND (taken_at IS NULL OR kind <> 'lapse'))
  );
  CREATE INDEX year_end_items_by_year ON year_end_items (year, id);
  CREATE INDEX year_end_items_by_grant ON year_end_items (grant_id) WHERE grant_id IS NOT NULL;
  CREATE FUNCTION refuse_changed_year_end_item() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'What a close has listed stays as it is' USING ERRCODE = 'integrity_constraint_violation';
  END $$;
  CREATE TRIGGER year_end_items_stay BEFORE UPDATE ON year_end_items FOR EACH ROW
    WHEN (OLD.taken_at IS NOT NULL OR (OLD.id, OLD.year, OLD.line_id, OLD.grant_id, OLD.kind, OLD.amount_cents, OLD.reason)
      IS DISTINCT FROM (NEW.id, NEW.year, NEW.line_id, NEW.grant_id, NEW.kind, NEW.amount_cents, NEW.reason))
    EXECUTE FUNCTION refuse_changed_year_end_item();
  REVOKE DELETE ON year_end_items FROM aid_office_app`;
