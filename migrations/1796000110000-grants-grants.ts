import type { MigrationInterface, QueryRunner } from 'typeorm';

export class GrantsGrants1796000110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [GRANTS, INSTALMENTS]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE instalments, grants; DROP SEQUENCE grant_references');
  }
}

const GRANTS = `
  CREATE SEQUENCE grant_references;
  GRANT USAGE ON SEQUENCE grant_references TO aid_office_app;
  CREATE TABLE grants (
    id uuid PRIMARY KEY,
    reference text NOT NULL CONSTRAINT grant_reference_twice UNIQUE,
    application_id uuid NOT NULL CONSTRAINT grant_application_twice UNIQUE REFERENCES applications (id),
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    -- as it was called when the grant was proposed: the decision and the agreement bear this name
    organisation_name text NOT NULL,
    programme_code text NOT NULL,
    fiscal_year int NOT NULL,
    line_id uuid NOT NULL REFERENCES budget_lines (id),
    title text NOT NULL CHECK (title <> ''),
    purpose text NOT NULL CHECK (purpose <> ''),
    countries text[] NOT NULL DEFAULT '{}',
    starts_on date,
    ends_on date,
    -- local partners by name; one that receives money needs the clause of rule 2.18
    partners jsonb NOT NULL DEFAULT '[]',
    amount_cents bigint NOT NULL CHECK (amount_cents > 0),
    granted_cents bigint,
    state text NOT NULL DEFAULT 'proposed' CHECK (state IN
      ('proposed', 'returned', 'refused', 'voted', 'in-force', 'signed', 'closed', 'abandoned')),
    moved_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 1,
    -- counts the proposals, for references in the ledger
    round int NOT NULL DEFAULT 1,
    prepared_by uuid NOT NULL REFERENCES users (id),
    end_reason text,
    deliberation_number text,
    voted_on date,
    in_force_on date,
    agreement_id uuid REFERENCES stored_documents (id),
    drawn_up_at timestamptz,
    keeps_unspent boolean NOT NULL DEFAULT false,
    signed_copy_id uuid REFERENCES stored_documents (id),
    signed_copy_at timestamptz,
    signed_on date,
    signed_by uuid REFERENCES users (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    search tsvector GENERATED ALWAYS AS (search_vector(reference, organisation_name, title, deliberation_number)) STORED,
    CONSTRAINT grant_at_most_proposed CHECK (granted_cents > 0 AND granted_cents <= amount_cents),
    CONSTRAINT grant_decided_whole CHECK (state NOT IN ('voted', 'in-force', 'signed', 'closed')
      OR (granted_cents IS NOT NULL AND deliberation_number IS NOT NULL AND voted_on IS NOT NULL)),
    CONSTRAINT grant_in_force_dated CHECK (state NOT IN ('in-force', 'signed', 'closed') OR in_force_on IS NOT NULL),
    CONSTRAINT grant_in_force_after_vote CHECK (in_force_on >= voted_on),
    CONSTRAINT grant_signed_whole CHECK (state <> 'signed'
      OR (signed_copy_id IS NOT NULL AND signed_on IS NOT NULL AND signed_by IS NOT NULL)),
    CONSTRAINT grant_copy_of_agreement CHECK (signed_copy_id IS NULL OR agreement_id IS NOT NULL)
  );
  CREATE INDEX grants_moved ON grants (moved_at, id);
  CREATE INDEX grants_state_moved ON grants (state, moved_at, id);
  CREATE INDEX grants_reference ON grants (reference, id);
  CREATE INDEX grants_amount ON grants ((coalesce(granted_cents, amount_cents)), id);
  CREATE INDEX grants_organisation_name ON grants (organisation_name, id);
  CREATE INDEX grants_organisation ON grants (organisation_id, fiscal_year);
  CREATE INDEX grants_line ON grants (line_id);
  CREATE INDEX grants_programme_year ON grants (programme_code, fiscal_year, moved_at, id);
  CREATE INDEX grants_search ON grants USING gin (search)`;

/** Due is not a state that is stored: an instalment becomes due by the calendar, without anybody's act. */
const INSTALMENTS = `
  CREATE TABLE instalments (
    id uuid PRIMARY KEY,
    grant_id uuid NOT NULL REFERENCES grants (id),
    position int NOT NULL CHECK (position > 0),
    amount_cents bigint NOT NULL CHECK (amount_cents > 0),
    due_on date,
    condition text,
    condition_met_on date,
    condition_confirmed_by uuid REFERENCES users (id),
    state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'ordered', 'paid', 'cancelled')),
    paid_on date,
    CONSTRAINT instalment_position_twice UNIQUE (grant_id, position),
    CONSTRAINT instalment_date_or_condition CHECK ((due_on IS NULL) <> (condition IS NULL)),
    CONSTRAINT instalment_condition_whole CHECK ((condition_met_on IS NULL) = (condition_confirmed_by IS NULL)
      AND (condition IS NOT NULL OR condition_met_on IS NULL)),
    CONSTRAINT instalment_paid_dated CHECK ((state = 'paid') = (paid_on IS NOT NULL))
  );
  CREATE INDEX instalments_waiting ON instalments ((coalesce(due_on, condition_met_on)), id) WHERE state = 'planned'`;
