import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every night the house asks which bytes a row still names. */
export class DocumentsByHash1796000020090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX stored_documents_sha256 ON stored_documents (sha256)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX stored_documents_sha256');
  }
}
