import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What moved for each grant in each month, kept like the sums by line beside it: the state of a past day is the months before it and the
 * entries of its own month, however many there are in all.
 */
export class ReportingGrantMonths1796000140060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('LOCK TABLE ledger_entries IN SHARE ROW EXCLUSIVE MODE');
    await runner.query('SELECT ledger_months_gather()');
    for (const sql of [TABLE, 'ALTER TABLE ledger_news ADD COLUMN grant_id uuid', tell('grant_id'), gather(BY_GRANT)])
      await runner.query(sql);
    await runner.query(PAST);
    await runner.query('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ledger_grant_months FROM aid_office_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('LOCK TABLE ledger_entries IN SHARE ROW EXCLUSIVE MODE');
    await runner.query('SELECT ledger_months_gather()');
    for (const sql of [tell(), gather()]) await runner.query(sql);
    await runner.query('ALTER TABLE ledger_news DROP COLUMN grant_id; DROP TABLE ledger_grant_months');
  }
}

const TABLE = `
  CREATE TABLE ledger_grant_months (
    line_id uuid NOT NULL,
    month date NOT NULL,
    grant_id uuid NOT NULL,
    move text NOT NULL,
    from_account text NOT NULL,
    to_account text NOT NULL,
    cents bigint NOT NULL,
    PRIMARY KEY (line_id, month, grant_id, move, from_account, to_account)
  )`;

const tell = (grant?: string) => `
  CREATE OR REPLACE FUNCTION tell_ledger_months() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  BEGIN
    INSERT INTO ledger_news (line_id, month, move, from_account, to_account, cents, entries${grant ? ', grant_id' : ''})
      SELECT line_id, date_trunc('month', accounting_date)::date AS month, move, from_account, to_account, sum(amount_cents), count(*)
        ${grant ? ', grant_id' : ''}
      FROM added GROUP BY line_id, month, move, from_account, to_account${grant ? ', grant_id' : ''};
    RETURN NULL;
  END $$`;

const BY_GRANT = `
    granted AS (
      INSERT INTO ledger_grant_months AS m
      SELECT line_id, month, grant_id, move, from_account, to_account, sum(cents) FROM taken WHERE grant_id IS NOT NULL
      GROUP BY 1, 2, 3, 4, 5, 6
      ON CONFLICT (line_id, month, grant_id, move, from_account, to_account) DO UPDATE SET cents = m.cents + excluded.cents),`;

const gather = (more = '') => `
  CREATE OR REPLACE FUNCTION ledger_months_gather() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE gathered bigint;
  BEGIN
    PERFORM pg_advisory_xact_lock(1796000140020);
    WITH taken AS (DELETE FROM ledger_news RETURNING *),${more}
    added AS (
      INSERT INTO ledger_months AS m
      SELECT line_id, month, move, from_account, to_account, sum(cents), sum(entries) FROM taken GROUP BY 1, 2, 3, 4, 5
      ON CONFLICT (line_id, month, move, from_account, to_account)
        DO UPDATE SET cents = m.cents + excluded.cents, entries = m.entries + excluded.entries)
    SELECT count(*) INTO gathered FROM taken;
    RETURN gathered;
  END $$`;

const PAST = `
  INSERT INTO ledger_grant_months
  SELECT line_id, date_trunc('month', accounting_date)::date, grant_id, move, from_account, to_account, sum(amount_cents)
  FROM ledger_entries WHERE grant_id IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6`;
