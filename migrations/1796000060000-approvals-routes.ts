import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Routes as data, cases, decisions, deliberations; and one route for each programme. */
export class ApprovalsRoutes1796000060000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE approval_routes (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL,
        version int NOT NULL CHECK (version > 0),
        name_fr text NOT NULL,
        name_en text NOT NULL,
        published_at timestamptz,
        CONSTRAINT approval_routes_version UNIQUE (code, version)
      );
      COMMENT ON TABLE approval_routes IS 'The newest published version of a code is the one that new cases take';

      CREATE TABLE approval_route_steps (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        route_id uuid NOT NULL REFERENCES approval_routes,
        position int NOT NULL CHECK (position > 0),
        kind text NOT NULL CHECK (kind IN ('opinion', 'approval', 'vote')),
        label_fr text NOT NULL,
        label_en text NOT NULL,
        permission text NOT NULL,
        quorum int NOT NULL DEFAULT 1 CHECK (quorum > 0),
        above_cents bigint CHECK (above_cents >= 0),
        must_differ boolean NOT NULL,
        days int NOT NULL CHECK (days > 0),
        CONSTRAINT approval_route_steps_position UNIQUE (route_id, position),
        CONSTRAINT approval_route_steps_four_eyes CHECK (must_differ OR kind = 'opinion'),
        CONSTRAINT approval_route_steps_one_vote CHECK (quorum = 1 OR kind <> 'vote')
      );
      COMMENT ON COLUMN approval_route_steps.above_cents IS 'The step is taken only for amounts above this; null: always';
      COMMENT ON COLUMN approval_route_steps.must_differ IS 'Whoever decides is none of those who prepared the subject or decided before';

      CREATE TABLE deliberations (
        id uuid PRIMARY KEY,
        number text NOT NULL CHECK (number <> ''),
        number_year int,
        number_parts jsonb NOT NULL DEFAULT '[]',
        title text,
        session_on date NOT NULL,
        state text NOT NULL DEFAULT 'recorded' CHECK (state IN ('recorded', 'in-force')),
        transmitted_on date CHECK (transmitted_on >= session_on),
        published_on date CHECK (published_on >= session_on),
        notified_on date CHECK (notified_on >= session_on),
        in_force_on date,
        recorded_by uuid NOT NULL REFERENCES users,
        recorded_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        search tsvector GENERATED ALWAYS AS (search_vector(number, coalesce(title, ''))) STORED,
        -- L2131-1 (rule 1.15): both transmitted, and published or notified
        CONSTRAINT deliberations_in_force CHECK ((state = 'in-force') = (in_force_on IS NOT NULL) AND
          (in_force_on IS NULL OR (transmitted_on IS NOT NULL AND (published_on IS NOT NULL OR notified_on IS NOT NULL))))
      );
      CREATE UNIQUE INDEX deliberations_number_taken ON deliberations (plain_text(number));
      CREATE INDEX deliberations_by_session ON deliberations (session_on, id);
      CREATE INDEX deliberations_by_search ON deliberations USING gin (search);

      CREATE TABLE approval_cases (
        id uuid PRIMARY KEY,
        route_id uuid NOT NULL REFERENCES approval_routes,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        organisation_id uuid,
        organisation_name text NOT NULL DEFAULT '',
        title text NOT NULL CHECK (title <> ''),
        amount_cents bigint NOT NULL CHECK (amount_cents >= 0),
        prepared_by uuid[] NOT NULL CHECK (cardinality(prepared_by) > 0),
        opened_by uuid NOT NULL REFERENCES users,
        opened_at timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'approved', 'returned', 'refused', 'in-force')),
        step_id uuid REFERENCES approval_route_steps,
        step_opened_at timestamptz NOT NULL,
        due_on date,
        decided_cents bigint CHECK (decided_cents BETWEEN 0 AND amount_cents),
        closed_at timestamptz,
        version int NOT NULL DEFAULT 1,
        search tsvector GENERATED ALWAYS AS (search_vector(title, organisation_name)) STORED,
        CONSTRAINT approval_cases_step CHECK ((state = 'open') = (step_id IS NOT NULL) AND (state = 'open') = (closed_at IS NULL))
      );
      CREATE UNIQUE INDEX approval_cases_open_once ON approval_cases (subject_kind, subject_id) WHERE state = 'open';
      CREATE INDEX approval_cases_of_subject ON approval_cases (subject_kind, subject_id, opened_at);
      CREATE INDEX approval_cases_waiting ON approval_cases (step_id, due_on) WHERE state = 'open';
      CREATE INDEX approval_cases_by_opening ON approval_cases (opened_at, id);
      CREATE INDEX approval_cases_by_due ON approval_cases (coalesce(due_on, 'infinity'), id);
      CREATE INDEX approval_cases_by_amount ON approval_cases (amount_cents, id);
      CREATE INDEX approval_cases_by_search ON approval_cases USING gin (search);

      CREATE TABLE approval_decisions (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES approval_cases,
        step_id uuid NOT NULL REFERENCES approval_route_steps,
        act text NOT NULL CHECK (act IN ('give-opinion', 'approve', 'return', 'refuse', 'adopt', 'reject')),
        favourable boolean,
        person_id uuid NOT NULL REFERENCES users,
        person_name text NOT NULL,
        on_behalf_of uuid REFERENCES users,
        reason text,
        deliberation_id uuid REFERENCES deliberations,
        at timestamptz NOT NULL,
        CONSTRAINT approval_decisions_once UNIQUE (case_id, step_id, person_id),
        CONSTRAINT approval_decisions_opinion CHECK ((act = 'give-opinion') = (favourable IS NOT NULL)),
        CONSTRAINT approval_decisions_vote CHECK ((act IN ('adopt', 'reject')) = (deliberation_id IS NOT NULL)),
        CONSTRAINT approval_decisions_reason CHECK (reason <> '' OR act IN ('approve', 'adopt', 'reject'))
      );
      -- One vote result for each beneficiary (rule 1.17)
      CREATE UNIQUE INDEX approval_decisions_one_vote ON approval_decisions (case_id) WHERE deliberation_id IS NOT NULL;
      CREATE INDEX approval_decisions_of_deliberation ON approval_decisions (deliberation_id) WHERE deliberation_id IS NOT NULL;
      CREATE INDEX approval_decisions_by_person ON approval_decisions (person_id, case_id);
    `);
    await q.query(SEED);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(
      'DROP TABLE approval_decisions, approval_cases, deliberations, approval_route_steps, approval_routes;',
    );
  }
}

/** Opinion, head of unit, elected approver above 23,000 euros, council; the fast route has no head and no threshold. */
const SEED = `
  INSERT INTO approval_routes (code, version, name_fr, name_en, published_at) VALUES
    ('projects', 1, 'Projets des associations', 'NGO projects', now()),
    ('aids', 1, 'Lutte contre le sida', 'Fight against AIDS', now()),
    ('water', 1, 'Eau et assainissement', 'Water and sanitation', now()),
    ('partners', 1, 'Villes partenaires', 'Partner cities', now()),
    ('emergency', 1, 'Aide d’urgence', 'Emergency aid', now());
  INSERT INTO approval_route_steps (route_id, position, kind, label_fr, label_en, permission, above_cents, must_differ, days)
  SELECT r.id, s.position, s.kind, s.label_fr, s.label_en, s.permission, CASE WHEN r.code <> 'emergency' THEN s.above END, s.kind <> 'opinion',
    CASE WHEN r.code = 'emergency' THEN s.fast ELSE s.days END
  FROM approval_routes r CROSS JOIN (VALUES
    (1, 'opinion', 'Avis de l’instructeur', 'Officer’s opinion', 'approval.opine', NULL::bigint, 5, 1),
    (2, 'approval', 'Accord du chef de service', 'Head of unit’s approval', 'approval.approve-unit', NULL, 5, 1),
    (3, 'approval', 'Accord de l’élu', 'Elected approver’s approval', 'approval.approve-elected', 2300000, 10, 1),
    (4, 'vote', 'Vote du conseil', 'Council vote', 'deliberation.record', NULL, 45, 5)
  ) AS s (position, kind, label_fr, label_en, permission, above, days, fast)
  WHERE NOT (r.code = 'emergency' AND s.position = 2)`;
