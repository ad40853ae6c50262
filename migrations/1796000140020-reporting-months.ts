import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What moved on each line in each month, so that a report's months, returns and counts cost the same however many entries there
 * are. An entry leaves its sum in `ledger_news`, where nobody waits for anybody; now and then `ledger_months_gather` adds the news
 * to `ledger_months`. Both together are the entries, at every moment: readers add them up.
 */
export class ReportingMonths1796000140020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [TABLES, TELL, GATHER, RIGHTS, PAST, RARE]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX ledger_entries_rare; DROP TRIGGER ledger_entries_told ON ledger_entries;
      DROP FUNCTION ledger_months_gather, tell_ledger_months; DROP TABLE ledger_news, ledger_months`);
  }
}

const COLUMNS = `
    line_id uuid NOT NULL,
    month date NOT NULL,
    move text NOT NULL,
    from_account text NOT NULL,
    to_account text NOT NULL,
    cents bigint NOT NULL,
    entries bigint NOT NULL`;

/** A month is its first day. */
const TABLES = `
  CREATE TABLE ledger_months (${COLUMNS},
    PRIMARY KEY (line_id, month, move, from_account, to_account)
  );
  CREATE TABLE ledger_news (${COLUMNS})`;

const SUMS = `SELECT line_id, date_trunc('month', accounting_date)::date, move, from_account, to_account, sum(amount_cents), count(*)`;

const TELL = `
  CREATE FUNCTION tell_ledger_months() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  BEGIN
    INSERT INTO ledger_news ${SUMS} FROM added GROUP BY 1, 2, 3, 4, 5;
    RETURN NULL;
  END $$;
  CREATE TRIGGER ledger_entries_told AFTER INSERT ON ledger_entries REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION tell_ledger_months()`;

/** One at a time. What is written meanwhile stays news. */
const GATHER = `
  CREATE FUNCTION ledger_months_gather() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE gathered bigint;
  BEGIN
    PERFORM pg_advisory_xact_lock(1796000140020);
    WITH taken AS (DELETE FROM ledger_news RETURNING *),
    added AS (
      INSERT INTO ledger_months AS m
      SELECT line_id, month, move, from_account, to_account, sum(cents), sum(entries) FROM taken GROUP BY 1, 2, 3, 4, 5
      ON CONFLICT (line_id, month, move, from_account, to_account)
        DO UPDATE SET cents = m.cents + excluded.cents, entries = m.entries + excluded.entries)
    SELECT count(*) INTO gathered FROM taken;
    RETURN gathered;
  END $$`;

const RIGHTS = `
  REVOKE ALL ON FUNCTION ledger_months_gather() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION ledger_months_gather() TO aid_office_app;
  REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ledger_months, ledger_news FROM aid_office_app`;

const PAST = `INSERT INTO ledger_months ${SUMS} FROM ledger_entries GROUP BY 1, 2, 3, 4, 5`;

/** The moves that are few by nature, each found without reading the line's payments. */
const RARE = `
  CREATE INDEX ledger_entries_rare ON ledger_entries (line_id, accounting_date, id)
    INCLUDE (grant_id, move, from_account, to_account, amount_cents)
    WHERE move NOT IN ('reserve', 'release', 'commit', 'order', 'pay')`;
