import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PaymentsOrders1796000120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [ORDERS, TRANSFERS]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE transfers, payment_orders, payment_order_counters');
  }
}

/**
 * Numbers without a gap (rule 3.21): the counter's row is taken in the transaction that writes the order, so a rollback gives the
 * number back, and nobody else can have taken the next one meanwhile. A sequence would leave gaps.
 */
const ORDERS = `
  CREATE TABLE payment_order_counters (
    fiscal_year int PRIMARY KEY,
    last int NOT NULL CHECK (last > 0)
  );
  CREATE TABLE payment_orders (
    id uuid PRIMARY KEY,
    fiscal_year int NOT NULL,
    number int NOT NULL CHECK (number > 0),
    instalment_id uuid NOT NULL REFERENCES instalments (id),
    grant_id uuid NOT NULL REFERENCES grants (id),
    grant_reference text NOT NULL,
    title text NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    organisation_name text NOT NULL,
    programme_code text NOT NULL,
    line_id uuid NOT NULL REFERENCES budget_lines (id),
    amount_cents bigint NOT NULL CHECK (amount_cents > 0),
    pay_by date,
    state text NOT NULL DEFAULT 'issued' CHECK (state IN ('issued', 'accepted', 'rejected', 'paid', 'returned')),
    moved_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 1,
    issued_by uuid NOT NULL REFERENCES users (id),
    issued_on date NOT NULL,
    -- whoever answered for the accountant last: accepted, rejected, paid or recorded a return
    handled_by uuid REFERENCES users (id),
    reject_reason text,
    created_at timestamptz NOT NULL DEFAULT now(),
    search tsvector GENERATED ALWAYS AS
      (search_vector(fiscal_year::text || '-' || lpad(number::text, 6, '0'), number::text, organisation_name, title, grant_reference)) STORED,
    CONSTRAINT payment_order_number_twice UNIQUE (fiscal_year, number),
    -- product, rule 3: no one both orders and pays
    CONSTRAINT payment_order_two_people CHECK (handled_by <> issued_by),
    CONSTRAINT payment_order_handled CHECK ((state = 'issued') = (handled_by IS NULL)),
    CONSTRAINT payment_order_rejected_with_reason CHECK ((state = 'rejected') = (reject_reason IS NOT NULL))
  );
  CREATE UNIQUE INDEX payment_order_once ON payment_orders (instalment_id) WHERE state <> 'rejected';
  CREATE INDEX payment_orders_number ON payment_orders ((fiscal_year * 10000000::bigint + number), id);
  CREATE INDEX payment_orders_grant ON payment_orders (grant_id);
  CREATE INDEX payment_orders_moved ON payment_orders (moved_at, id);
  CREATE INDEX payment_orders_state_moved ON payment_orders (state, moved_at, id);
  CREATE INDEX payment_orders_amount ON payment_orders (amount_cents, id);
  CREATE INDEX payment_orders_pay_by ON payment_orders ((coalesce(pay_by, 'infinity'::date)), id);
  CREATE INDEX payment_orders_organisation_name ON payment_orders (organisation_name, id);
  CREATE INDEX payment_orders_search ON payment_orders USING gin (search);
  -- a number once given stays with its order
  REVOKE DELETE ON payment_orders, payment_order_counters FROM aid_office_app`;

const TRANSFERS = `
  CREATE TABLE transfers (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL REFERENCES payment_orders (id),
    account_id uuid NOT NULL REFERENCES bank_accounts (id),
    -- as the account was when the money went
    iban text NOT NULL,
    amount_cents bigint NOT NULL CHECK (amount_cents > 0),
    paid_on date NOT NULL,
    bank_reference text NOT NULL CHECK (bank_reference <> ''),
    state text NOT NULL DEFAULT 'paid' CHECK (state IN ('paid', 'returned')),
    recorded_by uuid NOT NULL REFERENCES users (id),
    returned_on date,
    return_reason text,
    return_recorded_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT transfer_reference_twice UNIQUE (bank_reference),
    CONSTRAINT transfer_returned_whole CHECK ((state = 'returned') = (returned_on IS NOT NULL)
      AND (state = 'returned') = (return_reason IS NOT NULL) AND (state = 'returned') = (return_recorded_at IS NOT NULL)),
    CONSTRAINT transfer_returned_after CHECK (returned_on >= paid_on)
  );
  CREATE INDEX transfers_order ON transfers (order_id, created_at);
  CREATE UNIQUE INDEX transfer_once ON transfers (order_id) WHERE state = 'paid';
  REVOKE DELETE ON transfers FROM aid_office_app`;
