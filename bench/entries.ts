import type { Pool } from 'pg';

/** What the ledger must have around it while rows come in bulk: written down, taken away, and put back over all rows at once. */
const SHAPE = `
  SELECT format('ALTER TABLE ledger_entries DROP CONSTRAINT %I', conname) AS away,
    format('ALTER TABLE ledger_entries ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)) AS back
  FROM pg_constraint WHERE conrelid = 'ledger_entries'::regclass AND contype = 'f'
  UNION ALL
  SELECT format('DROP INDEX %I', c.relname), pg_get_indexdef(c.oid)
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
  WHERE i.indrelid = 'ledger_entries'::regclass AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = c.oid)`;

/** Each grant by turns is reserved, committed, ordered and paid cent by cent, day after day through the year as a ledger is written. */
const FILL = `
  INSERT INTO ledger_entries (line_id, year, grant_id, move, from_account, to_account, amount_cents, accounting_date, reference, actor_id)
  SELECT $1, 2027, ($2::uuid[])[1 + n / 4 % cardinality($2)], m.move, m.source, m.target, 100, date '2027-01-02' + ((n - $3) * 360::bigint / ($4 - $3))::int,
    'bench:' || n, $5
  FROM generate_series($3::int, $4::int - 1) n JOIN (VALUES (0, 'reserve', 'available', 'reserved'), (1, 'commit', 'reserved', 'committed'),
    (2, 'order', 'committed', 'ordered'), (3, 'pay', 'ordered', 'paid')) m (i, move, source, target) ON m.i = n % 4`;

/** The balances and the sums by month that those entries leave, as the ledger would have kept them. */
const BALANCES = [
  `INSERT INTO line_grants AS g (line_id, grant_id, paid_cents)
   SELECT line_id, grant_id, sum(amount_cents) FROM ledger_entries WHERE line_id = $1 AND move = 'pay' GROUP BY 1, 2
   ON CONFLICT (line_id, grant_id) DO UPDATE SET paid_cents = excluded.paid_cents`,
  `UPDATE budget_lines SET available_cents = voted_cents - (SELECT sum(paid_cents) FROM line_grants WHERE line_id = $1) WHERE id = $1`,
  'DELETE FROM ledger_news WHERE line_id = $1',
  'DELETE FROM ledger_months WHERE line_id = $1',
  'DELETE FROM ledger_grant_months WHERE line_id = $1',
  `INSERT INTO ledger_grant_months
   SELECT line_id, date_trunc('month', accounting_date)::date, grant_id, move, from_account, to_account, sum(amount_cents)
   FROM ledger_entries WHERE line_id = $1 AND grant_id IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6`,
  `INSERT INTO ledger_months SELECT line_id, date_trunc('month', accounting_date)::date, move, from_account, to_account, sum(amount_cents), count(*)
   FROM ledger_entries WHERE line_id = $1 GROUP BY 1, 2, 3, 4, 5`,
];

/** Entries of one line, so many in all, without any of the checks that the ledger makes: as the owner, who may. */
export async function fillLedger(owner: Pool, lineId: string, grants: string[], upTo: number): Promise<void> {
  const db = await owner.connect();
  const { rows: shape } = await db.query<{ away: string; back: string }>(SHAPE);
  const { rows: had } = await db.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM ledger_entries WHERE reference LIKE 'bench:%'",
  );
  const { rows: people } = await db.query<{ id: string }>('SELECT id FROM users LIMIT 1');
  for (const { away } of shape) await db.query(away);
  await db.query('ALTER TABLE ledger_entries DISABLE TRIGGER ledger_entries_told');
  await db.query(FILL, [lineId, grants, had[0]!.count, upTo, people[0]!.id]);
  await db.query('ALTER TABLE ledger_entries ENABLE TRIGGER ledger_entries_told');
  await db.query("SET maintenance_work_mem = '1GB'");
  for (const { back } of shape) await db.query(back);
  for (const sql of BALANCES) await db.query(sql, [lineId]);
  await db.query(
    'VACUUM ANALYZE ledger_entries, ledger_months, ledger_grant_months, ledger_news, line_grants, budget_lines, grants',
  );
  db.release();
}
