import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Commitment authority (autorisation d'engagement, rules 3.10 and 3.11): a second small ledger, for grants that bind the city
 * beyond one year. `authority_post` alone writes its balances and entries.
 */
export class BudgetsAuthorities1796000080004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [TABLES, ENTRIES, SHORT, CHECK, GRANT, POST, RIGHTS]) await db.query(sql);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION authority_post, authority_move_grant, authority_check, authority_refuse_short;
      DROP TABLE authority_entries, authority_plan, authority_grants, commitment_authorities`);
  }
}

const TABLES = `
  CREATE TABLE commitment_authorities (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    number text NOT NULL CONSTRAINT authority_number_twice UNIQUE,
    label text NOT NULL CHECK (label <> ''),
    first_year int NOT NULL REFERENCES fiscal_years,
    -- how many votes, amendments and lapses it had: the last number given
    acts int NOT NULL DEFAULT 0,
    voted_cents bigint NOT NULL DEFAULT 0 CONSTRAINT authority_voted CHECK (voted_cents >= 0),
    available_cents bigint NOT NULL DEFAULT 0 CONSTRAINT authority_available CHECK (available_cents >= 0),
    lapsed_cents bigint NOT NULL DEFAULT 0 CONSTRAINT authority_lapsed CHECK (lapsed_cents >= 0),
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX authorities_by_year ON commitment_authorities (first_year DESC, id);
  CREATE INDEX authorities_by_programme ON commitment_authorities (programme_id, first_year);
  CREATE TABLE authority_grants (
    authority_id uuid NOT NULL REFERENCES commitment_authorities,
    grant_id uuid NOT NULL,
    reserved_cents bigint NOT NULL DEFAULT 0 CONSTRAINT authority_grant_reserved CHECK (reserved_cents >= 0),
    committed_cents bigint NOT NULL DEFAULT 0 CONSTRAINT authority_grant_committed CHECK (committed_cents >= 0),
    PRIMARY KEY (authority_id, grant_id)
  );
  CREATE INDEX authority_grants_by_grant ON authority_grants (grant_id);
  CREATE TABLE authority_plan (
    authority_id uuid NOT NULL REFERENCES commitment_authorities,
    year int NOT NULL CHECK (year BETWEEN 1900 AND 2200),
    planned_cents bigint NOT NULL CONSTRAINT authority_planned CHECK (planned_cents >= 0),
    PRIMARY KEY (authority_id, year)
  )`;

const ENTRIES = `
  CREATE TABLE authority_entries (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    authority_id uuid NOT NULL REFERENCES commitment_authorities,
    grant_id uuid,
    move text NOT NULL,
    from_account text NOT NULL,
    to_account text NOT NULL,
    amount_cents bigint NOT NULL CONSTRAINT authority_amount_positive CHECK (amount_cents > 0),
    accounting_date date NOT NULL,
    reference text NOT NULL CONSTRAINT authority_reference_twice UNIQUE CHECK (reference <> ''),
    reason text,
    actor_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT authority_grant_known CHECK ((grant_id IS NULL) = (move IN ('vote', 'amend', 'lapse'))),
    CONSTRAINT authority_move CHECK ((move, from_account, to_account) IN (
      ('vote', 'voted', 'available'), ('amend', 'voted', 'available'), ('amend', 'available', 'voted'),
      ('lapse', 'available', 'lapsed'), ('reserve', 'available', 'reserved'), ('release', 'reserved', 'available'),
      ('commit', 'reserved', 'committed'), ('decommit', 'committed', 'available')))
  );
  CREATE INDEX authority_entries_by_day ON authority_entries (authority_id, accounting_date, id);
  CREATE TRIGGER authority_entries_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON authority_entries
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change()`;

const SHORT = `
  CREATE FUNCTION authority_refuse_short(asked_reference text, account text, asked bigint, held bigint) RETURNS void
  LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM authority_entries WHERE reference = asked_reference) THEN
      PERFORM ledger_refuse('budget.reference-used', jsonb_build_object('reference', asked_reference));
    END IF;
    PERFORM ledger_refuse('authority.insufficient',
      jsonb_build_object('askedCents', asked, 'availableCents', held, 'account', 'budget.account.' || account));
  END $$`;

/** Before authority is used, what is planned by year is what was voted, to the cent (rule 3.11). */
const CHECK = `
  CREATE FUNCTION authority_check(authority commitment_authorities, move text, cents bigint, day date) RETURNS void
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
        PERFORM ledger_refuse('authority.plan-sum', jsonb_build_object('plannedCents', planned, 'votedCents', authority.voted_cents));
      END IF;
    END IF;
  END $$`;

const GRANT = `
  CREATE FUNCTION authority_move_grant(authority uuid, beneficiary uuid, source text, target text, cents bigint, asked_reference text)
    RETURNS void LANGUAGE plpgsql AS $$
  DECLARE held bigint;
  BEGIN
    IF source = 'available' THEN
      INSERT INTO authority_grants AS g (authority_id, grant_id, reserved_cents) VALUES (authority, beneficiary, cents)
        ON CONFLICT (authority_id, grant_id) DO UPDATE SET reserved_cents = g.reserved_cents + cents;
      RETURN;
    END IF;
    UPDATE authority_grants SET
        reserved_cents = reserved_cents - CASE source WHEN 'reserved' THEN cents ELSE 0 END,
        committed_cents = committed_cents + CASE 'committed' WHEN target THEN cents WHEN source THEN -cents ELSE 0 END
      WHERE authority_id = authority AND grant_id = beneficiary
        AND cents <= CASE source WHEN 'reserved' THEN reserved_cents ELSE committed_cents END;
    IF NOT FOUND THEN
      SELECT CASE source WHEN 'reserved' THEN reserved_cents ELSE committed_cents END INTO held
        FROM authority_grants WHERE authority_id = authority AND grant_id = beneficiary;
      PERFORM authority_refuse_short(asked_reference, source, cents, coalesce(held, 0));
    END IF;
  END $$`;

/** The accounts of a move are those of the same move in the ledger of payment credits. */
const POST = `
  CREATE FUNCTION authority_post(moves jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    m record;
    a commitment_authorities;
    source text;
    target text;
    change bigint;
  BEGIN
    FOR m IN SELECT * FROM jsonb_to_recordset(moves) AS x (authority uuid, "grant" uuid, move text, cents bigint, day date,
        reference text, reason text, actor uuid, keep_rest boolean) LOOP
      SELECT * INTO a FROM commitment_authorities WHERE id = m.authority FOR NO KEY UPDATE;
      PERFORM authority_check(a, m.move, m.cents, m.day);
      source := ledger_source(m.move, m.cents, m."grant" IS NOT NULL);
      target := ledger_target(m.move, m.cents);
      m.cents := abs(m.cents);
      change := CASE 'available' WHEN target THEN m.cents WHEN source THEN -m.cents ELSE 0 END;
      IF a.available_cents + change < 0 THEN
        PERFORM authority_refuse_short(m.reference, source, m.cents, a.available_cents);
      END IF;
      UPDATE commitment_authorities SET available_cents = available_cents + change,
          voted_cents = voted_cents + CASE WHEN m.move IN ('vote', 'amend') THEN change ELSE 0 END,
          lapsed_cents = lapsed_cents + CASE target WHEN 'lapsed' THEN m.cents ELSE 0 END,
          acts = acts + CASE WHEN m."grant" IS NULL THEN 1 ELSE 0 END, version = version + 1
        WHERE id = m.authority;
      IF m."grant" IS NOT NULL THEN
        PERFORM authority_move_grant(m.authority, m."grant", source, target, m.cents, m.reference);
      END IF;
      INSERT INTO authority_entries (authority_id, grant_id, move, from_account, to_account, amount_cents, accounting_date,
          reference, reason, actor_id)
        VALUES (m.authority, m."grant", m.move, source, target, m.cents, m.day, m.reference, m.reason, m.actor);
      IF m.move = 'commit' AND NOT coalesce(m.keep_rest, false) THEN
        PERFORM authority_post(jsonb_build_array(jsonb_build_object('authority', m.authority, 'grant', m."grant", 'move', 'release',
            'cents', reserved_cents, 'day', m.day, 'reference', m.reference || ':rest', 'actor', m.actor)))
          FROM authority_grants WHERE authority_id = m.authority AND grant_id = m."grant" AND reserved_cents > 0;
      END IF;
    END LOOP;
  END $$`;

const RIGHTS = `
  REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON authority_entries, authority_grants, commitment_authorities FROM aid_office_app;
  GRANT INSERT (id, programme_id, number, label, first_year) ON commitment_authorities TO aid_office_app;
  GRANT UPDATE (version) ON commitment_authorities TO aid_office_app;
  REVOKE ALL ON FUNCTION authority_post(jsonb) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION authority_post(jsonb) TO aid_office_app`;
