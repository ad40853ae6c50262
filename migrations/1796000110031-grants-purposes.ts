import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a grant of the water programme is for, in shares, and which of it a service's 1 % may pay (rules 1.6 to 1.8): drinking water
 * and sanitation of people, training and protection of the resource; water for fields, herds and factories only as a minor part.
 */
export class GrantsPurposes1796000110031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [PURPOSES, RULES, OF_GRANTS, SEED, SEED_RULES]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE grant_purposes, purpose_rules, purposes');
  }
}

const PURPOSES = `
  CREATE TABLE purposes (
    code text PRIMARY KEY CHECK (code ~ '^[a-z][a-z-]{1,29}$'),
    programme_code text NOT NULL REFERENCES programmes (code),
    label_fr text NOT NULL CHECK (label_fr <> ''),
    label_en text NOT NULL CHECK (label_en <> ''),
    position int NOT NULL,
    CONSTRAINT purpose_position_twice UNIQUE (programme_code, position)
  );
  REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON purposes FROM aid_office_app`;

/** A purpose that has no row for a source is not paid by it. */
const RULES = `
  CREATE TABLE purpose_rules (
    purpose text NOT NULL REFERENCES purposes,
    source text NOT NULL REFERENCES funding_sources,
    valid_from date NOT NULL,
    valid_to date,
    part text NOT NULL CHECK (part IN ('main', 'minor')),
    PRIMARY KEY (purpose, source, valid_from),
    CHECK (valid_to >= valid_from)
  );
  REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON purpose_rules FROM aid_office_app`;

const OF_GRANTS = `
  CREATE TABLE grant_purposes (
    grant_id uuid NOT NULL REFERENCES grants (id),
    purpose text NOT NULL REFERENCES purposes,
    share_percent int NOT NULL CHECK (share_percent BETWEEN 1 AND 100),
    PRIMARY KEY (grant_id, purpose)
  )`;

const SEED = `
  INSERT INTO purposes (code, programme_code, label_fr, label_en, position) VALUES
    ('drinking-water', 'water', 'Eau potable', 'Drinking water', 1),
    ('sanitation', 'water', 'Assainissement', 'Sanitation', 2),
    ('training', 'water', 'Formation et gestion des services', 'Training and running of services', 3),
    ('resource', 'water', 'Protection de la ressource', 'Protection of the resource', 4),
    ('household-waste', 'water', 'Déchets ménagers', 'Household waste', 5),
    ('farm-water', 'water', 'Eau agricole', 'Water for farming', 6),
    ('pasture-water', 'water', 'Eau pastorale', 'Water for herds', 7),
    ('industrial-water', 'water', 'Eau industrielle', 'Water for industry', 8),
    ('drainage', 'water', 'Drainage', 'Drainage', 9)`;

const SEED_RULES = `
  INSERT INTO purpose_rules (purpose, source, valid_from, part)
    SELECT purpose, source, date '2005-02-10', part FROM (VALUES ('drinking-water', 'main'), ('sanitation', 'main'), ('training', 'main'),
      ('resource', 'main'), ('farm-water', 'minor'), ('pasture-water', 'minor'), ('industrial-water', 'minor'), ('drainage', 'minor'))
      AS p(purpose, part), (VALUES ('water'), ('sanitation')) AS s(source);
  INSERT INTO purpose_rules (purpose, source, valid_from, part) VALUES
    ('household-waste', 'waste', '2014-07-08', 'main'), ('training', 'waste', '2014-07-08', 'main')`;
