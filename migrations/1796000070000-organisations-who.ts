import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who the city deals with, and where their money goes. */
export class OrganisationsWho1796000070000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE organisations (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('ngo', 'city', 'network', 'un-agency', 'public-body')),
        name text NOT NULL CHECK (name <> ''),
        acronym text,
        state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'archived')),
        siret text CHECK (siret ~ '^[0-9]{14}$'),
        siren text GENERATED ALWAYS AS (left(siret, 9)) STORED,
        rna text CHECK (rna ~ '^W[0-9A-Z]{9}$'),
        -- Bodies abroad have neither (rule 2.24): a number in a register of a country, or of a network such as LEI.
        foreign_country text CHECK (foreign_country ~ '^[A-Z]{2}$'),
        foreign_register text,
        foreign_number text,
        seat_country text NOT NULL DEFAULT 'FR' CHECK (seat_country ~ '^[A-Z]{2}$'),
        founded_on date,
        street text,
        street2 text,
        postcode text,
        town text,
        country text NOT NULL DEFAULT 'FR' CHECK (country ~ '^[A-Z]{2}$'),
        website text,
        email text,
        phone text,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        search tsvector GENERATED ALWAYS AS (
          search_vector(name, coalesce(acronym, ''), coalesce(siret, ''), coalesce(rna, ''), coalesce(foreign_number, ''), coalesce(town, ''))
        ) STORED,
        name_key text GENERATED ALWAYS AS (regexp_replace(plain_text(name), '[^[:alnum:]]+', ' ', 'g')) STORED,
        CONSTRAINT organisations_siret_taken UNIQUE (siret),
        CONSTRAINT organisations_rna_taken UNIQUE (rna),
        CONSTRAINT organisations_foreign_number_taken UNIQUE (foreign_country, foreign_register, foreign_number),
        CONSTRAINT organisations_identity CHECK (siret IS NOT NULL OR rna IS NOT NULL OR foreign_number IS NOT NULL),
        CONSTRAINT organisations_foreign_whole CHECK (
          num_nonnulls(foreign_country, foreign_register, foreign_number) IN (0, 3))
      );
      CREATE INDEX organisations_by_search ON organisations USING gin (search);
      CREATE INDEX organisations_by_name ON organisations (name_key, id);
      CREATE INDEX organisations_by_siren ON organisations (siren);

      CREATE TABLE bank_accounts (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisations,
        iban text NOT NULL CHECK (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
        bic text NOT NULL CHECK (bic ~ '^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$'),
        holder text NOT NULL CHECK (holder <> ''),
        state text NOT NULL DEFAULT 'entered' CHECK (state IN ('entered', 'confirmed', 'refused', 'withdrawn')),
        entered_by uuid NOT NULL REFERENCES users,
        entered_at timestamptz NOT NULL DEFAULT now(),
        confirmed_by uuid REFERENCES users,
        confirmed_at timestamptz,
        reason text,
        version int NOT NULL DEFAULT 1,
        -- Whoever can reach this table: the second person is another person.
        CONSTRAINT bank_accounts_second_person CHECK (confirmed_by <> entered_by),
        CONSTRAINT bank_accounts_confirmed_whole CHECK (
          (confirmed_by IS NULL) = (confirmed_at IS NULL) AND (state <> 'confirmed' OR confirmed_by IS NOT NULL))
      );
      CREATE UNIQUE INDEX bank_accounts_one_confirmed ON bank_accounts (organisation_id) WHERE state = 'confirmed';
      CREATE UNIQUE INDEX bank_accounts_one_entered ON bank_accounts (organisation_id) WHERE state = 'entered';
      CREATE INDEX bank_accounts_by_organisation ON bank_accounts (organisation_id, entered_at DESC);

      -- A confirmed number is never edited: another number is another row, confirmed anew.
      CREATE FUNCTION bank_accounts_stay() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR (OLD.id, OLD.organisation_id, OLD.iban, OLD.bic, OLD.holder, OLD.entered_by, OLD.entered_at)
          IS DISTINCT FROM (NEW.id, NEW.organisation_id, NEW.iban, NEW.bic, NEW.holder, NEW.entered_by, NEW.entered_at)
          OR (OLD.confirmed_by IS NOT NULL AND OLD.confirmed_by IS DISTINCT FROM NEW.confirmed_by) THEN
          RAISE EXCEPTION 'a bank account is not edited but replaced' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER bank_accounts_stay BEFORE UPDATE OR DELETE ON bank_accounts FOR EACH ROW EXECUTE FUNCTION bank_accounts_stay();
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE bank_accounts; DROP FUNCTION bank_accounts_stay; DROP TABLE organisations;');
  }
}
