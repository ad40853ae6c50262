import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Search that is blind to accents, and the answers to requests that came with an Idempotency-Key. */
export class PlatformGround1796000010000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('CREATE EXTENSION IF NOT EXISTS unaccent');
    await q.query(`
      CREATE FUNCTION plain_text(raw text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
      SET search_path = public, pg_catalog
      RETURN lower(public.unaccent('public.unaccent'::regdictionary, normalize(raw, NFC)));
      COMMENT ON FUNCTION plain_text IS 'Lower case without accents, composed or not';

      CREATE FUNCTION search_vector(VARIADIC parts text[]) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
      SET search_path = public, pg_catalog
      RETURN to_tsvector('pg_catalog.simple', regexp_replace(coalesce(plain_text(array_to_string(parts, ' ')), ''), '[^[:alnum:]]+', ' ', 'g'));
      COMMENT ON FUNCTION search_vector IS 'For columns that people search: see libs/platform/search.ts';

      CREATE TABLE idempotency_keys (
        actor_id uuid NOT NULL,
        key text NOT NULL CHECK (length(key) <= 100),
        request_hash text NOT NULL,
        answer jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (actor_id, key)
      );
      CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at);
      COMMENT ON TABLE idempotency_keys IS 'What a request with an Idempotency-Key was answered';
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE idempotency_keys; DROP FUNCTION search_vector; DROP FUNCTION plain_text;');
  }
}
