import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each comparison of entries, balances, grants and payments, what it found, and which alarm was raised for it. */
export class ReportingChecks1796000140010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger_checks (
        id uuid PRIMARY KEY,
        -- the day of the nightly check, in Paris: one a day, however many workers there are
        night date CONSTRAINT ledger_check_once_a_night UNIQUE,
        asked_by uuid REFERENCES users (id),
        asked_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed')),
        started_at timestamptz,
        finished_at timestamptz,
        -- which comparison is under way, and how many are done
        step text,
        steps_done int NOT NULL DEFAULT 0,
        entries bigint,
        compared bigint NOT NULL DEFAULT 0,
        different bigint NOT NULL DEFAULT 0,
        -- [{ comparison, compared, different }]
        results jsonb NOT NULL DEFAULT '[]',
        failure text,
        CONSTRAINT ledger_check_asked_or_nightly CHECK ((asked_by IS NULL) = (night IS NOT NULL)),
        CONSTRAINT ledger_check_finished CHECK ((state IN ('done', 'failed')) = (finished_at IS NOT NULL)),
        CONSTRAINT ledger_check_failure CHECK ((state = 'failed') = (failure IS NOT NULL))
      );
      CREATE INDEX ledger_checks_by_age ON ledger_checks (asked_at, id);
      CREATE INDEX ledger_checks_done ON ledger_checks (finished_at) WHERE state = 'done';
      CREATE TABLE ledger_differences (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        check_id uuid NOT NULL REFERENCES ledger_checks (id) ON DELETE CASCADE,
        comparison text NOT NULL,
        line_id uuid,
        grant_id uuid,
        account text NOT NULL,
        recorded_cents bigint,
        computed_cents bigint,
        CHECK (line_id IS NOT NULL OR grant_id IS NOT NULL),
        CHECK (recorded_cents IS DISTINCT FROM computed_cents)
      );
      CREATE INDEX ledger_differences_of_check ON ledger_differences (check_id, id);
      -- a difference is told once a day
      CREATE TABLE ledger_alarms (
        day date NOT NULL,
        fingerprint text NOT NULL,
        check_id uuid NOT NULL REFERENCES ledger_checks (id) ON DELETE CASCADE,
        PRIMARY KEY (day, fingerprint)
      );
      CREATE INDEX ledger_alarms_of_check ON ledger_alarms (check_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ledger_alarms, ledger_differences, ledger_checks');
  }
}
