import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Programmes, fiscal years, budget lines with their balances, and the ledger. Balances stand beside the entries, so that a
 * report costs the same however long the history is; only the function `ledger_post` of the next migration writes them.
 */
export class BudgetsTables1796000080000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(ENTRIES);
    await db.query(APPEND_ONLY);
    await db.query(SEED);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE ledger_entries, line_grants, budget_lines, fiscal_years, programmes;
      DROP FUNCTION refuse_ledger_change()`);
  }
}

const TABLES = `
  CREATE TABLE programmes (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    code text NOT NULL UNIQUE CHECK (code ~ '^[a-z][a-z-]{1,29}$'),
    name_fr text NOT NULL,
    name_en text NOT NULL,
    position int NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE fiscal_years (
    year int PRIMARY KEY CHECK (year BETWEEN 1900 AND 2200),
    closed_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE budget_lines (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    year int NOT NULL REFERENCES fiscal_years,
    chapter text NOT NULL,
    nature text NOT NULL,
    function text NOT NULL,
    label text NOT NULL,
    voted_cents bigint NOT NULL DEFAULT 0 CONSTRAINT budget_line_voted CHECK (voted_cents >= 0),
    amended_cents bigint NOT NULL DEFAULT 0,
    available_cents bigint NOT NULL DEFAULT 0 CONSTRAINT budget_line_available CHECK (available_cents >= 0),
    accrued_cents bigint NOT NULL DEFAULT 0 CONSTRAINT budget_line_accrued CHECK (accrued_cents >= 0),
    carried_cents bigint NOT NULL DEFAULT 0 CONSTRAINT budget_line_carried CHECK (carried_cents >= 0),
    lapsed_cents bigint NOT NULL DEFAULT 0 CONSTRAINT budget_line_lapsed CHECK (lapsed_cents >= 0),
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT budget_line_twice UNIQUE (programme_id, year, chapter, nature, function),
    UNIQUE (id, year)
  );
  CREATE INDEX budget_lines_by_year ON budget_lines (year DESC, id);
  CREATE TABLE line_grants (
    line_id uuid NOT NULL REFERENCES budget_lines,
    grant_id uuid NOT NULL,
    reserved_cents bigint NOT NULL DEFAULT 0 CONSTRAINT line_grant_reserved CHECK (reserved_cents >= 0),
    committed_cents bigint NOT NULL DEFAULT 0 CONSTRAINT line_grant_committed CHECK (committed_cents >= 0),
    ordered_cents bigint NOT NULL DEFAULT 0 CONSTRAINT line_grant_ordered CHECK (ordered_cents >= 0),
    paid_cents bigint NOT NULL DEFAULT 0 CONSTRAINT line_grant_paid CHECK (paid_cents >= 0),
    PRIMARY KEY (line_id, grant_id)
  ) WITH (fillfactor = 80);
  CREATE INDEX line_grants_by_grant ON line_grants (grant_id);
  COMMENT ON COLUMN line_grants.grant_id IS 'Opaque here: grants stand in a room below'`;

/** The accounting date says in which year an entry counts; created_at says when it was really written (rule 3.15). */
const ENTRIES = `
  CREATE TABLE ledger_entries (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    line_id uuid NOT NULL,
    year int NOT NULL,
    grant_id uuid,
    move text NOT NULL,
    from_account text NOT NULL,
    to_account text NOT NULL,
    amount_cents bigint NOT NULL CONSTRAINT ledger_amount_positive CHECK (amount_cents > 0),
    accounting_date date NOT NULL,
    reference text NOT NULL CONSTRAINT ledger_reference_twice UNIQUE CHECK (reference <> ''),
    of_reference text,
    reason text,
    actor_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (line_id, year) REFERENCES budget_lines (id, year),
    CONSTRAINT ledger_date_in_year CHECK (extract(year FROM accounting_date) = year),
    CONSTRAINT ledger_grant_known CHECK ((grant_id IS NULL) = (move IN ('vote', 'amend'))),
    CONSTRAINT ledger_return_of_transfer CHECK ((of_reference IS NOT NULL) = (move = 'return')),
    CONSTRAINT ledger_move CHECK ((move, from_account, to_account) IN (
      ('vote', 'voted', 'available'), ('amend', 'voted', 'available'), ('amend', 'available', 'voted'),
      ('reserve', 'available', 'reserved'), ('release', 'reserved', 'available'),
      ('commit', 'reserved', 'committed'), ('decommit', 'committed', 'available'),
      ('order', 'committed', 'ordered'), ('reject', 'ordered', 'committed'),
      ('pay', 'ordered', 'paid'), ('return', 'paid', 'ordered'), ('refund', 'paid', 'available')))
  );
  CREATE INDEX ledger_entries_by_line ON ledger_entries (line_id, accounting_date, id);
  CREATE INDEX ledger_entries_by_grant ON ledger_entries (grant_id, id) WHERE grant_id IS NOT NULL;
  CREATE INDEX ledger_entries_of ON ledger_entries (of_reference) WHERE of_reference IS NOT NULL`;

const APPEND_ONLY = `
  CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'A ledger entry is never changed or deleted: correct it with a new entry' USING ERRCODE = 'integrity_constraint_violation';
  END $$;
  CREATE TRIGGER ledger_entries_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entries
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
  REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ledger_entries, line_grants, budget_lines FROM aid_office_app;
  GRANT INSERT (id, programme_id, year, chapter, nature, function, label) ON budget_lines TO aid_office_app`;

const SEED = `
  INSERT INTO programmes (code, name_fr, name_en, position) VALUES
    ('projects', 'Projets associatifs à l’étranger', 'NGO projects abroad', 1),
    ('aids', 'Lutte contre le sida', 'Fight against AIDS', 2),
    ('water', 'Eau et assainissement', 'Water and sanitation', 3),
    ('emergency', 'Aide d’urgence', 'Emergency aid', 4),
    ('partners', 'Villes partenaires et réseaux', 'Partner cities and networks', 5)`;
