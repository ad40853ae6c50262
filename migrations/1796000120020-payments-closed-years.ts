import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An order of a year that closed before it was paid, or whose transfer came back afterwards, lives on a line of the open year: the
 * last one is named here. Its number stays that of its own year (rule 3.21).
 */
export class PaymentsClosedYears1796000120020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE payment_orders ADD COLUMN settled_line_id uuid REFERENCES budget_lines (id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE payment_orders DROP COLUMN settled_line_id');
  }
}
