import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was accrued for an earlier slice and never ordered lapses with the slice of the year that took it up, and may be more than that one. */
export class GrantsSlicesLapse1796000110050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE grant_slices DROP CONSTRAINT grant_slice_lapsed,
      ADD CONSTRAINT grant_slice_lapsed CHECK (lapsed_cents >= 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE grant_slices DROP CONSTRAINT grant_slice_lapsed,
      ADD CONSTRAINT grant_slice_lapsed CHECK (lapsed_cents BETWEEN 0 AND opened_cents)`);
  }
}
