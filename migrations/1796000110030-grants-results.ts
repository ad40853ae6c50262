import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What programmes achieve: indicators, what each grant promises of them, and what reports say. Nothing is overwritten: a target
 * that changes and a figure that was wrong are new rows, so that what was known on any day can be told.
 */
export class GrantsResults1796000110030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [INDICATORS, TARGETS, RESULTS, STAY, SEED]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE grant_results, grant_targets, indicators; DROP FUNCTION refuse_result_change()');
  }
}

/** An indicator is never renamed: figures counted under its words would then say something else. It is retired, and another added. */
const INDICATORS = `
  CREATE TABLE indicators (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_code text NOT NULL REFERENCES programmes (code),
    label_fr text NOT NULL CHECK (label_fr <> ''),
    label_en text NOT NULL CHECK (label_en <> ''),
    unit_fr text NOT NULL CHECK (unit_fr <> ''),
    unit_en text NOT NULL CHECK (unit_en <> ''),
    -- what is counted, and how
    counting_fr text NOT NULL CHECK (counting_fr <> ''),
    counting_en text NOT NULL CHECK (counting_en <> ''),
    retired_at timestamptz,
    retired_by uuid REFERENCES users (id),
    retired_reason text,
    added_by uuid REFERENCES users (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT indicator_retired_whole CHECK ((retired_at IS NULL) = (retired_reason IS NULL)
      AND (retired_at IS NULL) = (retired_by IS NULL))
  );
  CREATE UNIQUE INDEX indicator_twice ON indicators (programme_code, lower(label_fr)) WHERE retired_at IS NULL;
  CREATE INDEX indicators_of_programme ON indicators (programme_code, id);
  REVOKE UPDATE, DELETE, TRUNCATE ON indicators FROM aid_office_app;
  GRANT UPDATE (retired_at, retired_by, retired_reason) ON indicators TO aid_office_app`;

const TARGETS = `
  CREATE TABLE grant_targets (
    id uuid PRIMARY KEY,
    grant_id uuid NOT NULL REFERENCES grants (id),
    indicator_id uuid NOT NULL REFERENCES indicators (id),
    -- 0 takes the promise back
    target int NOT NULL CHECK (target >= 0),
    -- the application's own words, where the target comes from them
    promised text,
    reason text,
    recorded_by uuid NOT NULL REFERENCES users (id),
    recorded_at timestamptz NOT NULL
  );
  CREATE INDEX grant_targets_latest ON grant_targets (grant_id, indicator_id, recorded_at, id)`;

/** A value is the total since the project began, so the latest one counts and nobody is counted twice over two reports. */
const RESULTS = `
  CREATE TABLE grant_results (
    id uuid PRIMARY KEY,
    grant_id uuid NOT NULL REFERENCES grants (id),
    indicator_id uuid NOT NULL REFERENCES indicators (id),
    value int NOT NULL CHECK (value >= 0),
    counted_on date NOT NULL,
    source text NOT NULL CHECK (source <> ''),
    corrects_id uuid CONSTRAINT grant_result_corrected_twice UNIQUE,
    reason text,
    recorded_by uuid NOT NULL REFERENCES users (id),
    recorded_at timestamptz NOT NULL,
    UNIQUE (id, grant_id, indicator_id),
    FOREIGN KEY (corrects_id, grant_id, indicator_id) REFERENCES grant_results (id, grant_id, indicator_id),
    CONSTRAINT grant_result_correction_says_why CHECK ((corrects_id IS NULL) = (reason IS NULL))
  );
  CREATE INDEX grant_results_latest ON grant_results (grant_id, indicator_id, counted_on, recorded_at, id)`;

const STAY = `
  CREATE FUNCTION refuse_result_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'A target or a result is never changed or deleted: record a new one' USING ERRCODE = 'integrity_constraint_violation';
  END $$;
  CREATE TRIGGER grant_targets_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON grant_targets
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_result_change();
  CREATE TRIGGER grant_results_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON grant_results
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_result_change();
  REVOKE UPDATE, DELETE, TRUNCATE ON grant_targets, grant_results FROM aid_office_app`;

const SEED = `
  INSERT INTO indicators (programme_code, label_fr, label_en, unit_fr, unit_en, counting_fr, counting_en) VALUES
    ('aids', 'Personnes touchées par la prévention', 'People reached by prevention', 'personnes', 'people',
      'Chaque personne une fois sur la durée du projet, quel que soit le nombre de séances.',
      'Each person once over the project, however many sessions they attend.'),
    ('aids', 'Personnes dépistées', 'People tested', 'personnes', 'people',
      'Chaque personne dépistée et qui a reçu son résultat, une fois par an au plus.',
      'Each person tested who was told the result, at most once a year.'),
    ('aids', 'Personnes sous traitement', 'People on treatment', 'personnes', 'people',
      'Personnes qui suivent un traitement antirétroviral le jour du décompte.',
      'People on antiretroviral treatment on the day of the count.'),
    ('aids', 'Mères suivies', 'Mothers followed', 'mères', 'mothers',
      'Femmes suivies de la grossesse aux dix-huit mois de l’enfant.',
      'Women followed from pregnancy to the child’s eighteenth month.'),
    ('water', 'Personnes ayant accès à l’eau', 'People with water', 'personnes', 'people',
      'Habitants à moins de trente minutes, aller et retour, d’un point d’eau ouvert par le projet.',
      'Inhabitants within thirty minutes, there and back, of a water point opened by the project.'),
    ('water', 'Personnes ayant accès à des toilettes', 'People with toilets', 'personnes', 'people',
      'Personnes qui disposent de toilettes que leur ménage, leur école ou leur centre de santé ne partage pas.',
      'People who have toilets that their household, school or health centre does not share.'),
    ('water', 'Ouvrages réalisés', 'Works built', 'ouvrages', 'works',
      'Forages, réseaux, réservoirs et blocs sanitaires réceptionnés.',
      'Boreholes, networks, tanks and toilet blocks handed over.'),
    ('water', 'Comités de gestion actifs', 'Active management committees', 'comités', 'committees',
      'Comités élus qui se sont réunis dans les six derniers mois.',
      'Elected committees that met in the last six months.')`;
