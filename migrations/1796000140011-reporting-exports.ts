import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exports of the ledger: asked for, made by a worker, kept for some days. The files themselves lie in the data folder. */
export class ReportingExports1796000140011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger_exports (
        id uuid PRIMARY KEY,
        format text NOT NULL CHECK (format IN ('csv', 'xlsx')),
        language text NOT NULL CHECK (language IN ('fr', 'en')),
        -- the filter: all years, all programmes where null
        year int,
        programme_code text,
        state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'ready', 'failed', 'gone')),
        asked_by uuid NOT NULL REFERENCES users (id),
        asked_at timestamptz NOT NULL,
        started_at timestamptz,
        finished_at timestamptz,
        -- counts the workers that began it: only the last one may finish it
        attempt int NOT NULL DEFAULT 0,
        rows_total bigint,
        rows_done bigint NOT NULL DEFAULT 0,
        amount_cents numeric,
        bytes bigint,
        failure text,
        CONSTRAINT ledger_export_finished CHECK ((state IN ('ready', 'failed', 'gone')) = (finished_at IS NOT NULL)),
        CONSTRAINT ledger_export_failure CHECK ((state = 'failed') = (failure IS NOT NULL)),
        -- never cut silently (D26): ready means that every row that matched is in the file
        CONSTRAINT ledger_export_whole CHECK (state NOT IN ('ready', 'gone') OR (rows_done = rows_total AND bytes > 0))
      );
      CREATE INDEX ledger_exports_by_age ON ledger_exports (asked_at, id);
      CREATE INDEX ledger_exports_ready ON ledger_exports (finished_at) WHERE state = 'ready';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ledger_exports');
  }
}
