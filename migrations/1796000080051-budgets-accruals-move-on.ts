import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An accrual that nobody ordered comes to an end with the year that took it up: it is reversed, and what it was is accrued again, carried
 * over or lapses with the rest (rule 3.16). And accruals of several lines may wait on one.
 */
export class BudgetsAccrualsMoveOn1796000080051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE open_accruals DROP CONSTRAINT open_accruals_pkey,
      ADD CONSTRAINT open_accruals_pkey PRIMARY KEY (line_id, grant_id, from_line_id)`);
    for (const sql of [TAKE, ON_ORDER, ALL_LEFT, RIGHTS]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION ledger_reverse_left; DROP FUNCTION ledger_take_accrual');
    await runner.query(ON_ORDER_BEFORE);
    await runner.query(`ALTER TABLE open_accruals DROP CONSTRAINT open_accruals_pkey,
      ADD CONSTRAINT open_accruals_pkey PRIMARY KEY (line_id, grant_id)`);
  }
}

/** Takes so much from what waits, the earliest first, and brings it to the line as a supplement. */
const TAKE = `
  CREATE FUNCTION ledger_take_accrual(line uuid, beneficiary uuid, part bigint, day date, new_reference text, actor uuid) RETURNS void
  LANGUAGE plpgsql AS $$
  DECLARE
    one open_accruals;
    rest bigint := part;
  BEGIN
    FOR one IN SELECT * FROM open_accruals WHERE line_id = line AND grant_id = beneficiary AND left_cents > 0
        ORDER BY created_at, from_line_id LOOP
      UPDATE open_accruals SET left_cents = left_cents - least(rest, one.left_cents)
        WHERE line_id = line AND grant_id = beneficiary AND from_line_id = one.from_line_id;
      rest := rest - least(rest, one.left_cents);
      EXIT WHEN rest = 0;
    END LOOP;
    PERFORM ledger_post(jsonb_build_array(jsonb_build_object('line', line, 'grant', beneficiary, 'move', 'reverse',
      'cents', part, 'day', day, 'reference', new_reference, 'actor', actor)));
  END $$`;

const HEAD = `
  CREATE OR REPLACE FUNCTION ledger_reverse_accrual(line uuid, beneficiary uuid, asked bigint, day date, asked_reference text, actor uuid)
    RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    part bigint;
    held bigint;
  BEGIN
    PERFORM FROM budget_lines WHERE id = line FOR NO KEY UPDATE;`;

/** Line, then accruals, then grant: the order in which every move locks. */
const ON_ORDER = `${HEAD}
    PERFORM FROM open_accruals WHERE line_id = line AND grant_id = beneficiary ORDER BY from_line_id FOR UPDATE;
    SELECT sum(left_cents) INTO part FROM open_accruals WHERE line_id = line AND grant_id = beneficiary;
    SELECT committed_cents INTO held FROM line_grants WHERE line_id = line AND grant_id = beneficiary FOR NO KEY UPDATE;
    part := least(part, asked - coalesce(held, 0));
    IF part <= 0 THEN RETURN; END IF;
    PERFORM ledger_take_accrual(line, beneficiary, part, day, asked_reference || ':reverse', actor);
  END $$`;

const ON_ORDER_BEFORE = `${HEAD}
    SELECT left_cents INTO part FROM open_accruals WHERE line_id = line AND grant_id = beneficiary FOR UPDATE;
    SELECT committed_cents INTO held FROM line_grants WHERE line_id = line AND grant_id = beneficiary FOR NO KEY UPDATE;
    part := least(part, asked - coalesce(held, 0));
    IF part <= 0 THEN RETURN; END IF;
    UPDATE open_accruals SET left_cents = left_cents - part WHERE line_id = line AND grant_id = beneficiary;
    PERFORM ledger_post(jsonb_build_array(jsonb_build_object('line', line, 'grant', beneficiary, 'move', 'reverse',
      'cents', part, 'day', day, 'reference', asked_reference || ':reverse', 'actor', actor)));
  END $$`;

/** Reverses all that still waits for a grant on a line, without an order. Answers how much it was. */
const ALL_LEFT = `
  CREATE FUNCTION ledger_reverse_left(line uuid, beneficiary uuid, day date, new_reference text, actor uuid) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE part bigint;
  BEGIN
    PERFORM FROM budget_lines WHERE id = line FOR NO KEY UPDATE;
    PERFORM FROM open_accruals WHERE line_id = line AND grant_id = beneficiary ORDER BY from_line_id FOR UPDATE;
    SELECT coalesce(sum(left_cents), 0) INTO part FROM open_accruals WHERE line_id = line AND grant_id = beneficiary;
    IF part > 0 THEN PERFORM ledger_take_accrual(line, beneficiary, part, day, new_reference, actor); END IF;
    RETURN part;
  END $$`;

const RIGHTS = `
  REVOKE ALL ON FUNCTION ledger_reverse_left(uuid, uuid, date, text, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION ledger_reverse_left(uuid, uuid, date, text, uuid) TO aid_office_app`;
