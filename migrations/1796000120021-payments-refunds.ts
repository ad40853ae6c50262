import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What beneficiaries give back (rule 3.25): in the year that paid it, its credits come back to the line; later it is income of the open
 * year, and the closed one stays as it was (rule 8.6).
 */
export class PaymentsRefunds1796000120021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE refunds (
        id uuid PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES payment_orders (id),
        grant_id uuid NOT NULL REFERENCES grants (id),
        -- 'credits': back on the line; 'income': of the year in which it came
        kind text NOT NULL CHECK (kind IN ('credits', 'income')),
        fiscal_year int NOT NULL,
        amount_cents bigint NOT NULL CHECK (amount_cents > 0),
        received_on date NOT NULL,
        bank_reference text NOT NULL CHECK (bank_reference <> ''),
        reason text NOT NULL,
        recorded_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL,
        CONSTRAINT refund_reference_twice UNIQUE (bank_reference)
      );
      CREATE INDEX refunds_by_order ON refunds (order_id);
      CREATE INDEX refunds_by_grant ON refunds (grant_id);
      CREATE INDEX refunds_by_year ON refunds (fiscal_year, id);
      REVOKE UPDATE, DELETE ON refunds FROM aid_office_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE refunds');
  }
}
