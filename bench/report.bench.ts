import { Database } from '#libs/platform';
import { votedLine } from '../libs/budgets/budgets.builder.js';
import { annualReport } from '../libs/reporting/annual-report.js';
import { type Bench, milliseconds } from './frame.js';
import { openHouse, ownerPool } from './house.js';
import { seedApplications, seedGrants } from './seed.js';

const GRANTS = 400;
const ENTRIES = 1_000_000;

/** A million entries on one line: each grant is reserved, committed, ordered and paid cent by cent. As the owner, in bulk. */
const FILL = `
  INSERT INTO ledger_entries (line_id, year, grant_id, move, from_account, to_account, amount_cents, accounting_date, reference, actor_id)
  SELECT $1, 2027, ($2::uuid[])[1 + n / 4 % cardinality($2)], m.move, m.source, m.target, 100, date '2027-01-02' + (n / 4000) % 300, 'bench:' || n,
    uuidv7()
  FROM generate_series(0, ${ENTRIES - 1}) n JOIN (VALUES (0, 'reserve', 'available', 'reserved'), (1, 'commit', 'reserved', 'committed'),
    (2, 'order', 'committed', 'ordered'), (3, 'pay', 'ordered', 'paid')) m (i, move, source, target) ON m.i = n % 4`;

/** The balances that those entries leave, as the ledger would have kept them. */
const BALANCES = `
  INSERT INTO line_grants (line_id, grant_id, paid_cents)
  SELECT line_id, grant_id, sum(amount_cents) FILTER (WHERE move = 'pay') FROM ledger_entries WHERE line_id = $1 AND grant_id IS NOT NULL
  GROUP BY 1, 2`;

const GROUPED = `
  SELECT grant_id, sum(CASE 'reserved' WHEN to_account THEN amount_cents WHEN from_account THEN -amount_cents ELSE 0 END) AS reserved,
    sum(CASE 'committed' WHEN to_account THEN amount_cents WHEN from_account THEN -amount_cents ELSE 0 END) AS committed,
    sum(CASE 'ordered' WHEN to_account THEN amount_cents WHEN from_account THEN -amount_cents ELSE 0 END) AS ordered,
    sum(CASE 'paid' WHEN to_account THEN amount_cents WHEN from_account THEN -amount_cents ELSE 0 END) AS paid
  FROM ledger_entries WHERE line_id = $1 GROUP BY grant_id`;

/** The whole annual report of a programme against the sums over its entries. */
export default async function bench({ databaseUrl, report }: Bench): Promise<void> {
  const app = await openHouse(databaseUrl);
  const db = app.get(Database);
  const owner = ownerPool(databaseUrl, 2);
  await seedApplications(owner, { applications: GRANTS, organisations: 100 });
  const lineId = await votedLine(app, 1_000_000_000n);
  const grants = await seedGrants(owner, lineId, GRANTS);
  await owner.query(FILL, [lineId, grants]);
  await owner.query(BALANCES, [lineId]);
  await owner.query(
    `UPDATE budget_lines SET available_cents = available_cents - ${(ENTRIES / 4) * 100} WHERE id = $1`,
    [lineId],
  );
  await owner.query('VACUUM ANALYZE ledger_entries, line_grants, budget_lines, grants');
  const query = { programme: 'aids', year: 2027 };
  const make = () => db.transaction((tx) => annualReport(tx, query, new Date()));
  const made = await make();
  if (made.beneficiaries.length === 0 || made.figures.paidCents !== BigInt((ENTRIES / 4) * 100))
    throw new Error('the report is wrong');
  await report(`annual report over ${ENTRIES.toLocaleString('en')} entries against GROUP BY`, {
    ours: () => milliseconds(make, 30),
    theirs: () => milliseconds(() => owner.query(GROUPED, [lineId]), 3),
    unit: 'ms',
    aim: { atMost: 0.01 },
  });
  await owner.end();
  await app.close();
}
