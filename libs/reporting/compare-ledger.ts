import type { Tx } from '#libs/platform';
import type { ComparisonResult } from './ledger-check.entity.js';
import { COMPARISONS, LEDGER_SUMS } from './ledger-comparisons.js';

export interface FoundDifference {
  comparison: string;
  line: string | null;
  grant: string | null;
  account: string;
  /** Whole cents; null where nothing is kept. */
  recorded: number | null;
  computed: number | null;
}

export interface Compared {
  entries: bigint;
  results: ComparisonResult[];
  /** Up to `KEPT` of each comparison; `results` says how many there are. */
  differences: FoundDifference[];
}

/** Differences kept of each comparison: enough to see what happened, not so many that a broken restore fills the database. */
export const KEPT = 1000;

const compare = (sql: string) => `
  WITH pairs (line, "grant", account, recorded, computed) AS MATERIALIZED (${sql}),
  off AS (SELECT * FROM pairs WHERE recorded IS DISTINCT FROM computed)
  SELECT (SELECT count(*) FROM pairs) AS compared, (SELECT count(*) FROM off) AS different,
    (SELECT coalesce(jsonb_agg(k), '[]') FROM (SELECT * FROM off ORDER BY line, "grant", account LIMIT ${KEPT}) k) AS differences`;

/**
 * Compares everything with everything in one snapshot: what people do meanwhile is neither seen nor held up, for nothing is locked.
 * The transaction must not have read anything yet. `step` is told before each comparison, outside the snapshot.
 */
export async function compareLedger(tx: Tx, step: (name: string, done: number) => Promise<void>): Promise<Compared> {
  await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  await tx.query('SET LOCAL statement_timeout = 0');
  await step('entries', 0);
  await tx.query(LEDGER_SUMS);
  await tx.query('ANALYZE ledger_sums');
  const held = await tx.one<{ entries: bigint }>(
    'SELECT coalesce(sum(entries), 0)::bigint AS entries FROM ledger_sums',
  );
  const results: ComparisonResult[] = [];
  const differences: FoundDifference[] = [];
  for (const [i, { name, sql }] of COMPARISONS.entries()) {
    await step(name, i + 1);
    const found = (await tx.one<Found>(compare(sql)))!;
    results.push({ comparison: name, compared: Number(found.compared), different: Number(found.different) });
    differences.push(...found.differences.map((one) => ({ ...one, comparison: name })));
  }
  return { entries: held!.entries, results, differences };
}

interface Found {
  compared: bigint;
  different: bigint;
  differences: Omit<FoundDifference, 'comparison'>[];
}

/** The comparisons, and reading the entries before them. */
export const STEPS = COMPARISONS.length + 1;
