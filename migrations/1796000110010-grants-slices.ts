import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Grants that bind the city beyond one year (rules 3.10, 3.11): all of it on a commitment authority, and each year's slice on the
 * payment credits of that year, when the year opens.
 */
export class GrantsSlices1796000110010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [AUTHORITY, SLICES]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE grant_slices; ALTER TABLE grants DROP COLUMN authority_id');
  }
}

const AUTHORITY = `
  ALTER TABLE grants ADD COLUMN authority_id uuid REFERENCES commitment_authorities (id);
  CREATE INDEX grants_authority ON grants (authority_id, id) WHERE authority_id IS NOT NULL`;

/** What a closed year did not use is added to the next one: the amount that was decided stays as it was. */
const SLICES = `
  CREATE TABLE grant_slices (
    grant_id uuid NOT NULL REFERENCES grants (id),
    year int NOT NULL CHECK (year BETWEEN 1900 AND 2200),
    amount_cents bigint NOT NULL CONSTRAINT grant_slice_amount CHECK (amount_cents >= 0),
    added_cents bigint NOT NULL DEFAULT 0 CONSTRAINT grant_slice_added CHECK (added_cents >= 0),
    -- committed on the year's line so far
    opened_cents bigint NOT NULL DEFAULT 0,
    lapsed_cents bigint NOT NULL DEFAULT 0,
    -- the line that pays the slice, once the year has one
    line_id uuid REFERENCES budget_lines (id),
    PRIMARY KEY (grant_id, year),
    CONSTRAINT grant_slice_some CHECK (amount_cents + added_cents > 0),
    CONSTRAINT grant_slice_opened CHECK (opened_cents BETWEEN 0 AND amount_cents + added_cents
      AND (opened_cents = 0 OR line_id IS NOT NULL)),
    CONSTRAINT grant_slice_lapsed CHECK (lapsed_cents BETWEEN 0 AND opened_cents)
  );
  CREATE INDEX grant_slices_by_year ON grant_slices (year, grant_id)`;
