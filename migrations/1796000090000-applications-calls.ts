import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ApplicationsCalls1796000090000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calls (
        id uuid PRIMARY KEY,
        programme_code text NOT NULL REFERENCES programmes (code),
        fiscal_year int NOT NULL CHECK (fiscal_year BETWEEN 2000 AND 2100),
        title text NOT NULL CHECK (title <> ''),
        eligibility_fr text NOT NULL,
        eligibility_en text NOT NULL,
        opens_at timestamptz NOT NULL,
        -- the first instant that is too late
        closes_at timestamptz NOT NULL,
        envelope_cents bigint NOT NULL CHECK (envelope_cents > 0),
        min_cents bigint NOT NULL CHECK (min_cents > 0),
        max_cents bigint NOT NULL,
        -- the most that the grant may be of the cash total, in hundredths of a percent
        share_cap_bp int CHECK (share_cap_bp BETWEEN 1 AND 10000),
        form text NOT NULL CHECK (form IN ('full', 'short')),
        route_code text NOT NULL,
        criteria jsonb NOT NULL,
        state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'open', 'closed')),
        version int NOT NULL DEFAULT 1,
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        search tsvector GENERATED ALWAYS AS (search_vector(title)) STORED,
        CONSTRAINT call_closes_after_opening CHECK (closes_at > opens_at),
        CONSTRAINT call_amounts_in_order CHECK (min_cents <= max_cents AND max_cents <= envelope_cents)
      );
      CREATE INDEX calls_closes_at ON calls (closes_at, id);
      CREATE INDEX calls_title ON calls (title, id);
      CREATE INDEX calls_state ON calls (state, closes_at, id);
      CREATE INDEX calls_search ON calls USING gin (search);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE calls');
  }
}
