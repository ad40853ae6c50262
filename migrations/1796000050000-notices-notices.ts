import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people are told: in the house, and by e-mail. The unique keys are what makes "once each" true. A message may be written
 * before the history row that it tells of, which comes at the end of the same transaction: hence the deferred keys.
 */
export class NoticesNotices1796000050000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE notices (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES history DEFERRABLE INITIALLY DEFERRED,
        person_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        key text NOT NULL,
        link text NOT NULL CHECK (link LIKE '/%'),
        said jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        read_at timestamptz,
        CONSTRAINT notices_once UNIQUE (event_id, person_id)
      );
      COMMENT ON COLUMN notices.said IS 'Subject and text, by language';
      CREATE INDEX notices_of_person ON notices (person_id, created_at, id);
      CREATE INDEX notices_unread ON notices (person_id) WHERE read_at IS NULL;

      CREATE TABLE deliveries (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES history DEFERRABLE INITIALLY DEFERRED,
        person_id uuid REFERENCES users ON DELETE CASCADE,
        channel text NOT NULL CHECK (channel IN ('email')),
        address text NOT NULL,
        language text NOT NULL CHECK (language IN ('fr', 'en')),
        subject text NOT NULL,
        body text NOT NULL,
        link text,
        link_label text,
        message_id text NOT NULL UNIQUE,
        state text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'kept', 'unknown')),
        attempts int NOT NULL DEFAULT 0,
        log jsonb NOT NULL DEFAULT '[]',
        changed_at timestamptz NOT NULL DEFAULT now(),
        created_at timestamptz NOT NULL DEFAULT now(),
        version int NOT NULL DEFAULT 1,
        CONSTRAINT deliveries_once UNIQUE NULLS NOT DISTINCT (event_id, person_id, channel)
      );
      COMMENT ON COLUMN deliveries.person_id IS 'Null: a message to an address, such as an invitation';
      COMMENT ON COLUMN deliveries.log IS 'Each attempt: instant, outcome, what the mail server said';
      CREATE INDEX deliveries_by_state ON deliveries (state, created_at, id);
      CREATE INDEX deliveries_waiting ON deliveries (changed_at) WHERE state IN ('queued', 'sending');
      REVOKE DELETE, TRUNCATE ON deliveries, notices FROM aid_office_app;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE deliveries, notices;');
  }
}
