import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ApplicationsFiles1796000090001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(APPLICATIONS);
    await runner.query(FROZEN);
    await runner.query(AROUND);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE application_files, application_questions, reviews, applications;
      DROP FUNCTION application_is_frozen();
      DROP SEQUENCE application_receipts;
    `);
  }
}

const APPLICATIONS = `
  CREATE SEQUENCE application_receipts;
  CREATE TABLE applications (
    id uuid PRIMARY KEY,
    call_id uuid NOT NULL REFERENCES calls (id),
    organisation_id uuid NOT NULL,
    -- kept beside the id so that lists sort and search in one table; follows the organisation's changes
    organisation_name text NOT NULL,
    state text NOT NULL DEFAULT 'draft' CHECK (state IN
      ('draft', 'submitted', 'questioned', 'complete', 'in-review', 'reviewed', 'recommended', 'granted', 'refused')),
    moved_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 1,
    answers jsonb NOT NULL DEFAULT '{}',
    section_versions jsonb NOT NULL DEFAULT '{}',
    -- the part of the answers that lists show
    title text NOT NULL DEFAULT '',
    countries text[] NOT NULL DEFAULT '{}',
    asked_cents bigint NOT NULL DEFAULT 0 CHECK (asked_cents >= 0),
    total_cents bigint NOT NULL DEFAULT 0 CHECK (total_cents >= 0),
    receipt_number text UNIQUE,
    submitted_at timestamptz,
    submitted_by uuid REFERENCES users (id),
    snapshot jsonb,
    receipt_id uuid REFERENCES stored_documents (id),
    score_hundredths int CHECK (score_hundredths BETWEEN 0 AND 10000),
    recommended_cents bigint,
    recommended_by uuid REFERENCES users (id),
    recommendation text,
    refused_reason text,
    created_by uuid NOT NULL REFERENCES users (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    search tsvector GENERATED ALWAYS AS (search_vector(title, organisation_name, receipt_number)) STORED,
    CONSTRAINT application_once_a_call UNIQUE (call_id, organisation_id),
    CONSTRAINT application_submitted_whole CHECK ((state = 'draft') = (submitted_at IS NULL)
      AND (submitted_at IS NULL) = (receipt_number IS NULL)
      AND (submitted_at IS NULL) = (submitted_by IS NULL)
      AND (submitted_at IS NULL) = (snapshot IS NULL)),
    CONSTRAINT application_recommended_at_most_asked CHECK (recommended_cents > 0 AND recommended_cents <= asked_cents),
    CONSTRAINT application_recommended_whole CHECK (state NOT IN ('recommended', 'granted')
      OR (recommended_cents IS NOT NULL AND recommended_by IS NOT NULL)),
    CONSTRAINT application_refused_with_reason CHECK (state <> 'refused' OR refused_reason IS NOT NULL)
  );
  CREATE INDEX applications_moved ON applications (moved_at, id);
  CREATE INDEX applications_submitted ON applications (coalesce(submitted_at, created_at), id);
  CREATE INDEX applications_asked ON applications (asked_cents, id);
  CREATE INDEX applications_title ON applications (title, id);
  CREATE INDEX applications_organisation_name ON applications (organisation_name, id);
  CREATE INDEX applications_score ON applications (coalesce(score_hundredths, -1), id);
  CREATE INDEX applications_call_moved ON applications (call_id, moved_at, id);
  CREATE INDEX applications_state_moved ON applications (state, moved_at, id);
  CREATE INDEX applications_organisation ON applications (organisation_id, moved_at, id);
  CREATE INDEX applications_countries ON applications USING gin (countries);
  CREATE INDEX applications_search ON applications USING gin (search);
`;

const FROZEN = `
  CREATE FUNCTION application_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.submitted_at IS NOT NULL AND
      (NEW.answers, NEW.snapshot, NEW.submitted_at, NEW.submitted_by, NEW.receipt_number, NEW.asked_cents, NEW.call_id, NEW.organisation_id)
      IS DISTINCT FROM
      (OLD.answers, OLD.snapshot, OLD.submitted_at, OLD.submitted_by, OLD.receipt_number, OLD.asked_cents, OLD.call_id, OLD.organisation_id)
    THEN
      RAISE EXCEPTION 'a submitted application is frozen' USING ERRCODE = 'check_violation', CONSTRAINT = 'application_frozen';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER applications_frozen BEFORE UPDATE ON applications FOR EACH ROW EXECUTE FUNCTION application_is_frozen();
`;

const AROUND = `
  CREATE TABLE application_questions (
    id uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    text text NOT NULL CHECK (text <> ''),
    asked_by uuid NOT NULL REFERENCES users (id),
    asked_at timestamptz NOT NULL,
    answer text,
    answered_by uuid REFERENCES users (id),
    answered_at timestamptz,
    CONSTRAINT question_answered_whole CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL))
  );
  CREATE INDEX application_questions_application ON application_questions (application_id, asked_at);

  CREATE TABLE application_files (
    id uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    document_id uuid NOT NULL REFERENCES stored_documents (id),
    kind text NOT NULL,
    -- a file that answers a question came after the submission
    question_id uuid REFERENCES application_questions (id),
    added_by uuid NOT NULL REFERENCES users (id),
    added_at timestamptz NOT NULL
  );
  CREATE INDEX application_files_application ON application_files (application_id, added_at);

  CREATE TABLE reviews (
    id uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    reviewer_id uuid NOT NULL REFERENCES users (id),
    state text NOT NULL DEFAULT 'assigned' CHECK (state IN ('assigned', 'accepted', 'recused', 'done')),
    assigned_by uuid NOT NULL REFERENCES users (id),
    assigned_at timestamptz NOT NULL,
    moved_at timestamptz NOT NULL,
    recusal_reason text,
    scores jsonb,
    total_hundredths int CHECK (total_hundredths BETWEEN 0 AND 10000),
    comment text,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT review_once_a_person UNIQUE (application_id, reviewer_id),
    CONSTRAINT review_done_whole CHECK ((state = 'done') = (scores IS NOT NULL AND total_hundredths IS NOT NULL AND comment IS NOT NULL)),
    CONSTRAINT review_recused_with_reason CHECK (state <> 'recused' OR recusal_reason IS NOT NULL)
  );
  CREATE INDEX reviews_reviewer ON reviews (reviewer_id, state, application_id);
`;
