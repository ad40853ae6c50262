import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Budget votes, amending votes and moves between lines as numbered acts (rules 3.7, 3.12, 3.13), and the chart of accounts. */
export class BudgetsActs1796000080010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [ACTS, LINES, CHART, ACCOUNTS]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE chart_accounts, budget_act_lines, budget_acts');
  }
}

/** The number is given at adoption, so that a withdrawn draft leaves no gap. */
const ACTS = `
  CREATE TABLE budget_acts (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('BP', 'DM', 'VIR')),
    year int NOT NULL CHECK (year BETWEEN 1900 AND 2200),
    number int CHECK (number > 0),
    title text NOT NULL CHECK (title <> ''),
    reason text NOT NULL DEFAULT '',
    -- of an amending vote that does not sum to zero: the revenue that pays the difference
    counterpart text,
    -- the council's decision or the mayor's order
    decision text,
    accounting_date date,
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'in-approval', 'adopted', 'withdrawn')),
    document_id uuid REFERENCES stored_documents (id),
    -- cents moved from one chapter to another, known once adopted
    between_cents bigint NOT NULL DEFAULT 0 CHECK (between_cents >= 0),
    -- 'operating' or 'investment', of a move between chapters
    section text,
    version int NOT NULL DEFAULT 1,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    adopted_by uuid,
    adopted_at timestamptz,
    CONSTRAINT budget_act_number_twice UNIQUE (kind, year, number),
    CONSTRAINT budget_act_adopted CHECK ((state = 'adopted') = (number IS NOT NULL) AND (state = 'adopted') = (adopted_at IS NOT NULL)
      AND (state <> 'adopted' OR (document_id IS NOT NULL AND accounting_date IS NOT NULL AND reason <> '')))
  );
  CREATE INDEX budget_acts_by_year ON budget_acts (year, id);
  CREATE INDEX budget_acts_between ON budget_acts (year, section) WHERE state = 'adopted' AND between_cents > 0;
  REVOKE DELETE ON budget_acts FROM aid_office_app`;

/** A side of an act: of a line that is there, or of one that the act brings. */
const LINES = `
  CREATE TABLE budget_act_lines (
    act_id uuid NOT NULL REFERENCES budget_acts (id),
    position int NOT NULL CHECK (position >= 0),
    line_id uuid REFERENCES budget_lines (id),
    programme_code text,
    section text CHECK (section IN ('operating', 'investment')),
    chapter text,
    nature text,
    function text,
    service text,
    funding_source text,
    label text,
    amount_cents bigint NOT NULL,
    PRIMARY KEY (act_id, position),
    CONSTRAINT budget_act_line_named CHECK (line_id IS NOT NULL OR
      (programme_code IS NOT NULL AND section IS NOT NULL AND chapter IS NOT NULL AND nature IS NOT NULL AND function IS NOT NULL
       AND label IS NOT NULL))
  );
  CREATE INDEX budget_act_lines_by_line ON budget_act_lines (line_id) WHERE line_id IS NOT NULL`;

/** Which account numbers a year may use: M14 until 2023, M57 from 2024 (rules 3.7, 3.8). Dates are the city's to change. */
const CHART = `
  CREATE TABLE chart_accounts (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    nomenclature text NOT NULL CHECK (nomenclature IN ('M14', 'M57')),
    kind text NOT NULL CHECK (kind IN ('chapter', 'nature')),
    number text NOT NULL CHECK (number ~ '^[0-9A-Za-z.-]{1,20}$'),
    label_fr text NOT NULL,
    label_en text NOT NULL,
    valid_from date NOT NULL,
    valid_to date CHECK (valid_to >= valid_from),
    CONSTRAINT chart_account_twice UNIQUE (nomenclature, kind, number, valid_from)
  );
  CREATE INDEX chart_accounts_number ON chart_accounts (kind, number);
  REVOKE DELETE ON chart_accounts FROM aid_office_app`;

const ACCOUNTS = `
  INSERT INTO chart_accounts (nomenclature, kind, number, label_fr, label_en, valid_from, valid_to)
  SELECT n, k, number, fr, en, CASE n WHEN 'M14' THEN date '1997-01-01' ELSE date '2024-01-01' END,
    CASE n WHEN 'M14' THEN date '2023-12-31' END
  FROM (VALUES
    ('M14', 'chapter', '65', 'Autres charges de gestion courante', 'Other current expenses'),
    ('M14', 'chapter', '67', 'Charges exceptionnelles', 'Exceptional expenses'),
    ('M14', 'chapter', '204', 'Subventions d’équipement versées', 'Investment grants paid'),
    ('M14', 'nature', '6574', 'Subventions de fonctionnement aux associations', 'Operating grants to associations'),
    ('M14', 'nature', '65731', 'Subventions de fonctionnement à l’État', 'Operating grants to the State'),
    ('M14', 'nature', '65738', 'Subventions à d’autres organismes publics', 'Operating grants to other public bodies'),
    ('M14', 'nature', '2042', 'Subventions d’équipement aux personnes de droit privé', 'Investment grants to private bodies'),
    ('M57', 'chapter', '65', 'Autres charges de gestion courante', 'Other current expenses'),
    ('M57', 'chapter', '67', 'Charges spécifiques', 'Specific expenses'),
    ('M57', 'chapter', '204', 'Subventions d’équipement versées', 'Investment grants paid'),
    ('M57', 'nature', '65748', 'Subventions aux autres personnes de droit privé', 'Operating grants to other private bodies'),
    ('M57', 'nature', '65731', 'Subventions de fonctionnement à l’État', 'Operating grants to the State'),
    ('M57', 'nature', '65738', 'Subventions à d’autres organismes publics', 'Operating grants to other public bodies'),
    ('M57', 'nature', '20421', 'Subventions d’équipement aux personnes de droit privé : biens mobiliers', 'Investment grants to private bodies: equipment'),
    ('M57', 'nature', '20422', 'Subventions d’équipement aux personnes de droit privé : bâtiments', 'Investment grants to private bodies: buildings')
  ) AS a (n, k, number, fr, en)`;
