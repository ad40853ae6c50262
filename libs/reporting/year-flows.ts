import { addDays, type Cents, type FiscalYear, type LocalDate } from '#libs/kernel';
import type { Tx } from '#libs/platform';

/** What one kind of move brought, in cents. */
export interface Flow {
  year: FiscalYear;
  /** Null for the years before the one asked for, which are not told line by line. */
  lineId: string | null;
  /** 1 to 12; null for the years before last. */
  month: number | null;
  move: string;
  fromAccount: string;
  toAccount: string;
  cents: Cents;
  /** How many entries. */
  entries: number;
}

/** Years shown beside the one asked for. */
const BEFORE = 9;

const SUMS = 'line_id, month, move, from_account, to_account, cents, entries';

/** The entries of the month in which the asked day lies; all other months are summed already. */
const BEGUN = `UNION ALL SELECT line_id, $3::date, move, from_account, to_account, amount_cents, 1 FROM ledger_entries
  WHERE line_id IN (SELECT id FROM asked) AND accounting_date BETWEEN $3 AND $4`;

const flowsSql = (begun: string) => `
  WITH asked AS (
    SELECT l.id, l.year FROM budget_lines l JOIN programmes p ON p.id = l.programme_id
    WHERE l.year BETWEEN $2::int - ${BEFORE} AND $2 AND ($1::text IS NULL OR p.code = $1)),
  moved AS (
    SELECT ${SUMS} FROM ledger_months WHERE line_id IN (SELECT id FROM asked) AND month < $3
    UNION ALL SELECT ${SUMS} FROM ledger_news WHERE line_id IN (SELECT id FROM asked) AND month < $3 ${begun})
  SELECT a.year, CASE a.year WHEN $2 THEN a.id END AS "lineId",
    CASE WHEN a.year >= $2 - 1 THEN extract(month FROM m.month)::int END AS month,
    m.move, m.from_account AS "fromAccount", m.to_account AS "toAccount", sum(m.cents)::bigint AS cents, sum(m.entries)::int AS entries
  FROM asked a JOIN moved m ON m.line_id = a.id GROUP BY 1, 2, 3, 4, 5, 6`;

const WHOLE = flowsSql('');
const WITH_BEGUN = flowsSql(BEGUN);

/**
 * What moved in a year and the nine before it, of one programme or of all, up to the end of an accounting day; all there is when no day
 * is given. It reads sums by month, and entries only of the month in which that day lies.
 */
export function flowsOf(tx: Tx, programme: string | null, year: FiscalYear, asOf: LocalDate | null): Promise<Flow[]> {
  if (!asOf) return tx.prepared<Flow>(WHOLE, [programme, year, 'infinity']);
  const next = addDays(asOf, 1);
  if (next.endsWith('-01')) return tx.prepared<Flow>(WHOLE, [programme, year, next]);
  return tx.prepared<Flow>(WITH_BEGUN, [programme, year, `${asOf.slice(0, 8)}01`, asOf]);
}
