import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Disasters and crises that the city answers, each with its call. */
export class EmergenciesEvents1796000100000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE emergencies (
        id uuid PRIMARY KEY,
        name text NOT NULL CHECK (name <> ''),
        country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
        happened_on date NOT NULL,
        -- rule 6.7: type, year, number, ISO-3 country, sometimes a region
        glide text UNIQUE CHECK (glide ~ '^[A-Z]{2}-[0-9]{4}-[0-9]{6}-[A-Z]{3}(-[A-Z0-9]{1,4})?$'),
        situation text NOT NULL CHECK (situation <> ''),
        people_affected int CHECK (people_affected >= 0),
        people_source text,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
        call_id uuid NOT NULL UNIQUE REFERENCES calls (id),
        version int NOT NULL DEFAULT 1,
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        search tsvector GENERATED ALWAYS AS (search_vector(name, coalesce(glide, ''))) STORED
      );
      CREATE INDEX emergencies_by_day ON emergencies (happened_on, id);
      CREATE INDEX emergencies_by_name ON emergencies (name, id);
      CREATE INDEX emergencies_by_search ON emergencies USING gin (search);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE emergencies');
  }
}
