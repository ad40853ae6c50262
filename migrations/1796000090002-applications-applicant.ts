import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An application's organisation exists. */
export class ApplicationsApplicant1796000090002 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      'ALTER TABLE applications ADD CONSTRAINT application_organisation FOREIGN KEY (organisation_id) REFERENCES organisations (id)',
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE applications DROP CONSTRAINT application_organisation');
  }
}
