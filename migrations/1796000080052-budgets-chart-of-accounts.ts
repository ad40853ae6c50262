import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One number of a nomenclature never holds twice on a day, whoever enters it (rules 3.7, 3.8); and who changed the chart last is known. */
export class BudgetsChartOfAccounts1796000080052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ALONE);
    await runner.query('CREATE INDEX chart_accounts_by_number ON chart_accounts (number, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX chart_accounts_by_number; DROP TRIGGER chart_accounts_alone ON chart_accounts;
      DROP FUNCTION chart_account_alone`);
  }
}

const ALONE = `
  CREATE FUNCTION chart_account_alone() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(1796000080052); -- two people who enter the same number see each other
    IF EXISTS (SELECT FROM chart_accounts WHERE id <> NEW.id AND nomenclature = NEW.nomenclature AND kind = NEW.kind
        AND number = NEW.number AND daterange(valid_from, valid_to, '[]') && daterange(NEW.valid_from, NEW.valid_to, '[]')) THEN
      RAISE EXCEPTION 'this number holds on some of these days already' USING ERRCODE = 'unique_violation', CONSTRAINT = 'chart_account_twice';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER chart_accounts_alone BEFORE INSERT OR UPDATE ON chart_accounts FOR EACH ROW EXECUTE FUNCTION chart_account_alone()`;
