import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DocumentsStored1796000020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE stored_documents (
        id uuid PRIMARY KEY,
        name text NOT NULL CHECK (name <> '' AND length(name) <= 200),
        mime text NOT NULL,
        size int NOT NULL CHECK (size > 0),
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        owner_kind text NOT NULL,
        owner_id uuid NOT NULL,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX stored_documents_owner ON stored_documents (owner_kind, owner_id, created_at);
      REVOKE UPDATE ON stored_documents FROM aid_office_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE stored_documents');
  }
}
