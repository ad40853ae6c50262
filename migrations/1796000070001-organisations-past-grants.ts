import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What applicants had before, from the files that cities publish, and how each file was read. */
export class OrganisationsPastGrants1796000070001 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE past_grant_imports (
        id uuid PRIMARY KEY,
        state text NOT NULL DEFAULT 'previewed' CHECK (state IN ('previewed', 'applied', 'discarded')),
        document_id uuid NOT NULL,
        file_name text NOT NULL,
        sha256 text NOT NULL,
        encoding text NOT NULL,
        separator text NOT NULL,
        headings text[] NOT NULL,
        -- What each column means, in the order of the headings; null where it is left out.
        mapping text[] NOT NULL,
        giver text,
        year int CHECK (year BETWEEN 1950 AND 2100),
        taken int NOT NULL DEFAULT 0,
        mended int NOT NULL DEFAULT 0,
        refused int NOT NULL DEFAULT 0,
        known int NOT NULL DEFAULT 0,
        created_by uuid NOT NULL REFERENCES users,
        created_at timestamptz NOT NULL DEFAULT now(),
        applied_at timestamptz,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT past_grant_imports_mapped CHECK (cardinality(mapping) = cardinality(headings))
      );
      CREATE INDEX past_grant_imports_by_age ON past_grant_imports (created_at DESC, id DESC);
      CREATE INDEX past_grant_imports_by_file ON past_grant_imports (sha256);

      CREATE TABLE past_grants (
        id uuid PRIMARY KEY,
        import_id uuid NOT NULL REFERENCES past_grant_imports,
        line int NOT NULL,
        -- Made of everything the row says: the same row of the same file is never taken twice.
        fingerprint text NOT NULL CONSTRAINT past_grants_once UNIQUE,
        giver text NOT NULL,
        year int NOT NULL CHECK (year BETWEEN 1950 AND 2100),
        decided_on date,
        reference text,
        beneficiary text NOT NULL,
        beneficiary_key text GENERATED ALWAYS AS (regexp_replace(plain_text(beneficiary), '[^[:alnum:]]+', ' ', 'g')) STORED,
        siret text CHECK (siret ~ '^[0-9]{14}$'),
        siren text CHECK (siren ~ '^[0-9]{9}$'),
        rna text,
        town text,
        purpose text,
        outcome text NOT NULL CHECK (outcome IN ('granted', 'refused')),
        asked_cents bigint CHECK (asked_cents >= 0),
        amount_cents bigint NOT NULL CHECK (amount_cents >= 0),
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX past_grants_by_siren ON past_grants (siren) WHERE siren IS NOT NULL;
      CREATE INDEX past_grants_by_rna ON past_grants (rna) WHERE rna IS NOT NULL;
      CREATE INDEX past_grants_by_name ON past_grants (beneficiary_key);
      CREATE INDEX past_grants_by_import ON past_grants (import_id);

      CREATE TABLE past_grant_rows (
        import_id uuid NOT NULL REFERENCES past_grant_imports,
        line int NOT NULL,
        verdict text NOT NULL CHECK (verdict IN ('taken', 'mended', 'refused', 'known')),
        beneficiary text,
        year int,
        amount_cents bigint,
        -- Why it was mended or refused: [{ code, facts }].
        notes jsonb NOT NULL DEFAULT '[]',
        PRIMARY KEY (import_id, line)
      );
      REVOKE UPDATE, DELETE ON past_grant_rows, past_grants FROM aid_office_app;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE past_grant_rows, past_grants, past_grant_imports');
  }
}
