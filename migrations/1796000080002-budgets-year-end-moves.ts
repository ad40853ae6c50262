import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the year end and moves between lines need of the tables: where voted money came from, which service and source a line
 * belongs to (rule 3.9), the accruals that the new year will reverse (rule 3.16), and years that stay closed.
 */
export class BudgetsYearEndMoves1796000080002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [LINES, ENTRIES, ACCRUALS, CLOSED]) await db.query(sql);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER fiscal_years_stay_closed ON fiscal_years;
      DROP FUNCTION refuse_reopened_year();
      DROP TABLE open_accruals;
      ALTER TABLE ledger_entries DROP CONSTRAINT ledger_move, DROP CONSTRAINT ledger_grant_known;
      ALTER TABLE ledger_entries ${constraints(OLD_MOVES, `move IN ('vote', 'amend')`)};
      ALTER TABLE budget_lines DROP CONSTRAINT budget_line_twice, DROP COLUMN transferred_cents, DROP COLUMN carried_in_cents,
        DROP COLUMN reversed_cents, DROP COLUMN settled_cents, DROP COLUMN section, DROP COLUMN service, DROP COLUMN funding_source,
        ADD CONSTRAINT budget_line_twice UNIQUE (programme_id, year, chapter, nature, function)`);
  }
}

const LINES = `
  ALTER TABLE budget_lines
    ADD COLUMN transferred_cents bigint NOT NULL DEFAULT 0,
    ADD COLUMN carried_in_cents bigint NOT NULL DEFAULT 0 CONSTRAINT budget_line_carried_in CHECK (carried_in_cents >= 0),
    ADD COLUMN reversed_cents bigint NOT NULL DEFAULT 0 CONSTRAINT budget_line_reversed CHECK (reversed_cents >= 0),
    ADD COLUMN settled_cents bigint NOT NULL DEFAULT 0 CONSTRAINT budget_line_settled CHECK (settled_cents >= 0),
    ADD COLUMN section text NOT NULL DEFAULT 'operating' CONSTRAINT budget_line_section CHECK (section IN ('operating', 'investment')),
    ADD COLUMN service text NOT NULL DEFAULT '',
    ADD COLUMN funding_source text NOT NULL DEFAULT 'general',
    DROP CONSTRAINT budget_line_twice,
    ADD CONSTRAINT budget_line_twice
      UNIQUE (programme_id, year, section, chapter, nature, function, service, funding_source);
  GRANT INSERT (section, service, funding_source) ON budget_lines TO aid_office_app`;

const OLD_MOVES = `
  ('vote', 'voted', 'available'), ('amend', 'voted', 'available'), ('amend', 'available', 'voted'),
  ('reserve', 'available', 'reserved'), ('release', 'reserved', 'available'),
  ('commit', 'reserved', 'committed'), ('decommit', 'committed', 'available'),
  ('order', 'committed', 'ordered'), ('reject', 'ordered', 'committed'),
  ('pay', 'ordered', 'paid'), ('return', 'paid', 'ordered'), ('refund', 'paid', 'available')`;

const NEW_MOVES = `${OLD_MOVES},
  ('transfer', 'voted', 'available'), ('transfer', 'available', 'voted'),
  ('accrue', 'committed', 'accrued'), ('carry', 'committed', 'carried'),
  ('lapse', 'available', 'lapsed'), ('lapse', 'committed', 'lapsed'),
  ('carry-in', 'voted', 'committed'), ('reverse', 'voted', 'committed'), ('settle', 'voted', 'ordered')`;

const constraints = (moves: string, withoutGrant: string) => `
  ADD CONSTRAINT ledger_grant_known CHECK ((grant_id IS NULL) = (${withoutGrant})),
  ADD CONSTRAINT ledger_move CHECK ((move, from_account, to_account) IN (${moves}))`;

const ENTRIES = `
  ALTER TABLE ledger_entries DROP CONSTRAINT ledger_move, DROP CONSTRAINT ledger_grant_known;
  ALTER TABLE ledger_entries ${constraints(
    NEW_MOVES,
    `move IN ('vote', 'amend', 'transfer') OR (move = 'lapse' AND from_account = 'available')`,
  )}`;

/** What was accrued in a closed year for a grant, waiting on a line of the open year to be reversed as it is ordered. */
const ACCRUALS = `
  CREATE TABLE open_accruals (
    line_id uuid NOT NULL REFERENCES budget_lines,
    grant_id uuid NOT NULL,
    from_line_id uuid NOT NULL REFERENCES budget_lines,
    accrued_cents bigint NOT NULL CONSTRAINT open_accrual_positive CHECK (accrued_cents > 0),
    left_cents bigint NOT NULL CONSTRAINT open_accrual_left CHECK (left_cents BETWEEN 0 AND accrued_cents),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (line_id, grant_id),
    CONSTRAINT open_accrual_twice UNIQUE (grant_id, from_line_id)
  );
  REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON open_accruals FROM aid_office_app`;

/** Closing waits for the entries that are being written: they hold the year FOR KEY SHARE. */
const CLOSED = `
  CREATE FUNCTION refuse_reopened_year() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.closed_at IS NOT NULL AND (TG_OP = 'DELETE' OR NEW.closed_at IS DISTINCT FROM OLD.closed_at) THEN
      RAISE EXCEPTION 'Fiscal year % is closed and stays so', OLD.year USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL THEN
      PERFORM FROM fiscal_years WHERE year = OLD.year FOR UPDATE;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER fiscal_years_stay_closed BEFORE UPDATE OR DELETE ON fiscal_years
    FOR EACH ROW EXECUTE FUNCTION refuse_reopened_year()`;
