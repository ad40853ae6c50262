import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who pays besides the general budget: services of water, sanitation and household waste, each within a share of its own revenue
 * (rules 1.6 and 1.8). The sum voted on a source's lines stands beside its ceiling, and PostgreSQL refuses to let it pass.
 */
export class BudgetsFunding1796000080030 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [SOURCES, YEARS, REVENUES, CEILING, VOTED, RECORD, SEED, LINES, RIGHTS]) await db.query(sql);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER budget_lines_within_ceiling ON budget_lines;
      DROP TRIGGER new_budget_lines_within_ceiling ON budget_lines;
      ALTER TABLE budget_lines DROP CONSTRAINT budget_line_funding_source;
      DROP INDEX budget_lines_by_source;
      DROP FUNCTION funding_revenue_record, funding_voted, funding_voted_add, funding_ceiling;
      DROP TABLE source_revenues, source_years, funding_rules, funding_sources;
      DROP FUNCTION refuse_revenue_change()`);
  }
}

/** The law is text with dates (rules 0.1, 0.2); so is the ceiling, in hundredths of a percent; null where there is none. */
const SOURCES = `
  CREATE TABLE funding_sources (
    code text PRIMARY KEY CHECK (code ~ '^[a-z][a-z-]{1,29}$'),
    label_fr text NOT NULL,
    label_en text NOT NULL,
    position int NOT NULL UNIQUE
  );
  CREATE TABLE funding_rules (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    source text NOT NULL REFERENCES funding_sources,
    valid_from date NOT NULL,
    valid_to date,
    ceiling_bp int CHECK (ceiling_bp BETWEEN 0 AND 10000),
    legal_basis_fr text NOT NULL,
    legal_basis_en text NOT NULL,
    CHECK (valid_to >= valid_from),
    CONSTRAINT funding_rule_from_twice UNIQUE (source, valid_from)
  )`;

/** One row for a source and year: the lock on which all its lines meet, and the two amounts that PostgreSQL compares. */
const YEARS = `
  CREATE TABLE source_years (
    source text NOT NULL REFERENCES funding_sources,
    year int NOT NULL REFERENCES fiscal_years,
    version int NOT NULL DEFAULT 0,
    revenue_cents bigint NOT NULL DEFAULT 0 CHECK (revenue_cents >= 0),
    ceiling_cents bigint NOT NULL DEFAULT 0,
    -- this year's own credits on all lines of the source: without what was carried in, reversed or settled for a former year
    voted_cents bigint NOT NULL DEFAULT 0 CHECK (voted_cents >= 0),
    PRIMARY KEY (source, year),
    CONSTRAINT source_year_within_ceiling CHECK (voted_cents <= ceiling_cents)
  )`;

const REVENUES = `
  CREATE TABLE source_revenues (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    source text NOT NULL,
    year int NOT NULL,
    version int NOT NULL CHECK (version > 0),
    revenue_cents bigint NOT NULL CHECK (revenue_cents >= 0),
    reason text NOT NULL CHECK (reason <> ''),
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (source, year) REFERENCES source_years (source, year),
    CONSTRAINT source_revenue_version_twice UNIQUE (source, year, version)
  );
  CREATE FUNCTION refuse_revenue_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'A revenue is never changed or deleted: record a new version' USING ERRCODE = 'integrity_constraint_violation';
  END $$;
  CREATE TRIGGER source_revenues_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON source_revenues
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_revenue_change()`;

/** Of a revenue, by the rule in force at the end of the year; nothing where no rule was; cents are cut, never rounded up. */
const CEILING = `
  CREATE FUNCTION funding_ceiling(asked_source text, fiscal int, revenue bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT revenue * r.ceiling_bp / 10000 FROM funding_rules r
      WHERE r.source = asked_source AND r.valid_from <= make_date(fiscal, 12, 31)
        AND coalesce(r.valid_to, 'infinity') >= make_date(fiscal, 12, 31)
      ORDER BY r.valid_from DESC LIMIT 1), 0)
  $$`;

/**
 * Inside the vote itself: the row of the source and year is taken, so two lines cannot pass the ceiling together. A source without
 * a ceiling (the general budget) keeps no sum.
 */
const VOTED = `
  CREATE FUNCTION funding_voted_add(asked_source text, fiscal int, change bigint) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    y source_years;
    s funding_sources;
  BEGIN
    INSERT INTO source_years (source, year) VALUES (asked_source, fiscal) ON CONFLICT DO NOTHING;
    UPDATE source_years SET voted_cents = voted_cents + change
      WHERE source = asked_source AND year = fiscal AND (change <= 0 OR voted_cents + change <= ceiling_cents);
    IF FOUND THEN RETURN; END IF;
    SELECT * INTO y FROM source_years WHERE source = asked_source AND year = fiscal;
    SELECT * INTO s FROM funding_sources WHERE code = asked_source;
    PERFORM ledger_refuse(CASE WHEN y.version = 0 THEN 'budget.revenue-missing' ELSE 'budget.ceiling-passed' END,
      jsonb_build_object('sourceFr', s.label_fr, 'sourceEn', s.label_en, 'year', fiscal::text, 'ceilingCents', y.ceiling_cents,
        'votedCents', y.voted_cents, 'askedCents', change, 'leftCents', y.ceiling_cents - y.voted_cents));
  END $$;

  CREATE FUNCTION funding_voted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    own bigint := NEW.voted_cents - NEW.carried_in_cents - NEW.reversed_cents - NEW.settled_cents;
    former bigint := 0;
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      former := OLD.voted_cents - OLD.carried_in_cents - OLD.reversed_cents - OLD.settled_cents;
      IF OLD.funding_source <> NEW.funding_source OR OLD.year <> NEW.year THEN
        IF OLD.funding_source <> 'general' AND former <> 0 THEN
          PERFORM funding_voted_add(OLD.funding_source, OLD.year, -former);
        END IF;
        former := 0;
      END IF;
    END IF;
    IF NEW.funding_source <> 'general' AND own <> former THEN
      PERFORM funding_voted_add(NEW.funding_source, NEW.year, own - former);
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER budget_lines_within_ceiling AFTER UPDATE OF voted_cents, carried_in_cents, reversed_cents, settled_cents,
      funding_source, year ON budget_lines
    FOR EACH ROW WHEN (NEW.funding_source <> 'general' OR OLD.funding_source <> 'general') EXECUTE FUNCTION funding_voted();
  CREATE TRIGGER new_budget_lines_within_ceiling AFTER INSERT ON budget_lines
    FOR EACH ROW WHEN (NEW.funding_source <> 'general') EXECUTE FUNCTION funding_voted()`;

/** The one writer of revenues. A lower revenue lowers the ceiling, which cannot fall below what is voted. */
const RECORD = `
  CREATE FUNCTION funding_revenue_record(asked_source text, fiscal int, seen int, revenue bigint, why text, actor uuid, at timestamptz)
  RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    y source_years;
    s funding_sources;
    closed timestamptz;
    lowest bigint := funding_ceiling(asked_source, fiscal, revenue);
  BEGIN
    SELECT closed_at INTO closed FROM fiscal_years WHERE year = fiscal FOR KEY SHARE;
    IF closed IS NOT NULL THEN PERFORM ledger_refuse('budget.year-closed', jsonb_build_object('year', fiscal::text)); END IF;
    INSERT INTO source_years (source, year) VALUES (asked_source, fiscal) ON CONFLICT DO NOTHING;
    SELECT * INTO y FROM source_years WHERE source = asked_source AND year = fiscal FOR UPDATE;
    SELECT * INTO s FROM funding_sources WHERE code = asked_source;
    IF y.version <> seen THEN PERFORM ledger_refuse('budget.revenue-changed', '{}'); END IF;
    IF y.voted_cents > lowest THEN
      PERFORM ledger_refuse('budget.revenue-below-voted', jsonb_build_object('sourceFr', s.label_fr, 'sourceEn', s.label_en,
        'year', fiscal::text, 'ceilingCents', lowest, 'votedCents', y.voted_cents));
    END IF;
    UPDATE source_years SET version = seen + 1, revenue_cents = revenue, ceiling_cents = lowest
      WHERE source = asked_source AND year = fiscal;
    INSERT INTO source_revenues (source, year, version, revenue_cents, reason, recorded_by, recorded_at)
      VALUES (asked_source, fiscal, seen + 1, revenue, why, actor, at);
    RETURN seen + 1;
  END $$`;

const SEED = `
  INSERT INTO funding_sources (code, label_fr, label_en, position) VALUES
    ('general', 'Budget général', 'General budget', 1),
    ('water', '1 % eau', '1 % water', 2),
    ('sanitation', '1 % assainissement', '1 % sanitation', 3),
    ('waste', '1 % déchets ménagers', '1 % household waste', 4);
  INSERT INTO funding_rules (source, valid_from, valid_to, ceiling_bp, legal_basis_fr, legal_basis_en) VALUES
    ('general', '1900-01-01', '2007-02-04', NULL, 'Clause générale de compétence (avant la loi n° 2007-147)', 'General competence (before law 2007-147)'),
    ('general', '2007-02-05', NULL, NULL, 'CGCT, art. L1115-1', 'Code of local authorities (CGCT), art. L1115-1'),
    ('water', '2005-02-10', NULL, 100, 'CGCT, art. L1115-1-1 (loi n° 2005-95, « Oudin-Santini »)', 'CGCT, art. L1115-1-1 (law 2005-95, “Oudin-Santini”)'),
    ('sanitation', '2005-02-10', NULL, 100, 'CGCT, art. L1115-1-1 (loi n° 2005-95, « Oudin-Santini »)', 'CGCT, art. L1115-1-1 (law 2005-95, “Oudin-Santini”)'),
    ('waste', '2014-07-08', NULL, 100, 'CGCT, art. L1115-2 (loi n° 2014-773)', 'CGCT, art. L1115-2 (law 2014-773)')`;

const LINES = `
  ALTER TABLE budget_lines ADD CONSTRAINT budget_line_funding_source FOREIGN KEY (funding_source) REFERENCES funding_sources (code);
  CREATE INDEX budget_lines_by_source ON budget_lines (funding_source, year)`;

const RIGHTS = `
  REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON funding_sources, funding_rules, source_years, source_revenues FROM aid_office_app;
  REVOKE ALL ON FUNCTION funding_voted_add(text, int, bigint), funding_voted(),
    funding_revenue_record(text, int, int, bigint, text, uuid, timestamptz) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION funding_revenue_record(text, int, int, bigint, text, uuid, timestamptz) TO aid_office_app`;
