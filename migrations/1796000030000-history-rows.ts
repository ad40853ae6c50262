import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened, append-only by the database's own doing. */
export class HistoryRows1796000030000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE history (
        id uuid PRIMARY KEY,
        seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        actor_id uuid NOT NULL,
        actor_name text NOT NULL,
        on_behalf_of uuid,
        act text NOT NULL,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        organisation_id uuid,
        reason text,
        facts jsonb NOT NULL DEFAULT '{}',
        request_id text,
        relayed_at timestamptz
      );
      COMMENT ON TABLE history IS 'One row is the audit record, the line of activity and the outbox';
      CREATE INDEX history_subject ON history (subject_kind, subject_id, seq DESC);
      CREATE INDEX history_waiting ON history (seq) WHERE relayed_at IS NULL;

      CREATE FUNCTION history_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'relayed_at' = to_jsonb(NEW) - 'relayed_at' THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'history is never changed or deleted' USING ERRCODE = 'integrity_constraint_violation';
      END $$;
      CREATE TRIGGER history_stays BEFORE UPDATE OF id, seq, at, actor_id, actor_name, on_behalf_of, act, subject_kind, subject_id, organisation_id,
        reason, facts, request_id OR DELETE ON history FOR EACH ROW EXECUTE FUNCTION history_stays();
      CREATE TRIGGER history_stays_whole BEFORE TRUNCATE ON history FOR EACH STATEMENT EXECUTE FUNCTION history_stays();
      REVOKE UPDATE, DELETE, TRUNCATE ON history FROM aid_office_app;
      GRANT UPDATE (relayed_at) ON history TO aid_office_app;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE history; DROP FUNCTION history_stays;');
  }
}
