import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What beneficiaries gave back lowers the declaration in the calendar year in which it came (rule 1.9), whether it went back to the credits or
 * is income because the year that paid it is closed (rule 3.25).
 */
export class ReportingOdaRefunds1796000140061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(view(ALL_REFUNDS));
    await runner.query('DROP INDEX ledger_entries_refunds; CREATE INDEX refunds_received_on ON refunds (received_on)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(view(ENTRIES));
    await runner.query(`DROP INDEX refunds_received_on;
      CREATE INDEX ledger_entries_refunds ON ledger_entries (accounting_date) WHERE move = 'refund'`);
  }
}

const ALL_REFUNDS = `SELECT r.id, 'refunded', r.received_on, -r.amount_cents, r.order_id, r.grant_id, 'refund:' || r.id FROM refunds r`;
const ENTRIES = `SELECT e.id, 'refunded', e.accounting_date, -e.amount_cents, NULL, e.grant_id, e.reference FROM ledger_entries e WHERE e.move = 'refund'`;

/** The view as it was made first, with another source for what beneficiaries gave back. */
const view = (refunds: string) => `
  CREATE OR REPLACE VIEW oda_payments AS
  WITH moves AS (
    SELECT t.id, 'paid' AS kind, t.paid_on AS day, t.amount_cents AS cents, t.order_id, o.grant_id, 'transfer:' || t.id AS reference
      FROM transfers t JOIN payment_orders o ON o.id = t.order_id
    UNION ALL
    SELECT t.id, 'returned', t.returned_on, -t.amount_cents, t.order_id, o.grant_id, 'transfer:' || t.id || ':return'
      FROM transfers t JOIN payment_orders o ON o.id = t.order_id WHERE t.returned_on IS NOT NULL
    UNION ALL
    ${refunds})
  SELECT md5(m.id || m.kind || coalesce(p.purpose, ''))::uuid AS id, m.kind, m.day, m.order_id, m.grant_id, m.reference,
    CASE WHEN p.purpose IS NULL THEN m.cents
      ELSE sign(m.cents)::int * (abs(m.cents) * p.upto / 100 - abs(m.cents) * (p.upto - p.share_percent) / 100) END AS cents,
    g.organisation_id, g.organisation_name, g.reference AS grant_reference, g.programme_code,
    array_to_string(ARRAY(SELECT DISTINCT c FROM unnest(g.countries) c ORDER BY c), ',') AS countries,
    coalesce(s.code, 99810) AS sector, coalesce(c.code, 90000) AS channel
  FROM moves m
  JOIN grants g ON g.id = m.grant_id
  LEFT JOIN LATERAL (SELECT gp.purpose, gp.share_percent, sum(gp.share_percent) OVER (ORDER BY pu.position)::bigint AS upto
    FROM grant_purposes gp JOIN purposes pu ON pu.code = gp.purpose WHERE gp.grant_id = g.id) p ON true
  LEFT JOIN LATERAL (SELECT code FROM oda_sectors s WHERE s.programme_code = g.programme_code AND s.purpose IN (p.purpose, '')
      AND make_date(extract(year FROM m.day)::int, 12, 31) BETWEEN s.valid_from AND coalesce(s.valid_to, 'infinity')
    ORDER BY s.purpose DESC, s.valid_from DESC LIMIT 1) s ON true
  LEFT JOIN organisations o ON o.id = g.organisation_id
  LEFT JOIN oda_recipients r ON r.country = o.seat_country
  LEFT JOIN LATERAL (SELECT code FROM oda_channels c WHERE c.kind = o.kind
      AND c.seat = CASE WHEN r.country IS NULL THEN 'other' ELSE 'recipient' END
      AND make_date(extract(year FROM m.day)::int, 12, 31) BETWEEN c.valid_from AND coalesce(c.valid_to, 'infinity')
    ORDER BY c.valid_from DESC LIMIT 1) c ON true`;
