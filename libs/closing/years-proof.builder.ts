import { missingFromSum, type Position, positions } from '#libs/budgets';
import type { Cents } from '#libs/kernel';
import type { Database } from '#libs/platform';

/** For tests: what must be true of lines, of two years that follow each other, and of closed years. */
export class YearsProof {
  /** What the closed years said on the day of their close. */
  private readonly closed = new Map<number, string>();

  constructor(private readonly db: Database) {}

  /** From now on this year may not change. */
  async keep(year: number): Promise<void> {
    this.closed.set(year, await this.said(year));
  }

  /** Every entry and balance of a year, as one text. */
  private async said(year: number): Promise<string> {
    const sql = `SELECT md5(concat_ws('|', (SELECT string_agg(e::text, ';' ORDER BY e.id) FROM ledger_entries e WHERE e.year = $1),
      (SELECT string_agg(l::text, ';' ORDER BY l.id) FROM budget_lines l WHERE l.year = $1),
      (SELECT string_agg(g::text, ';' ORDER BY g.grant_id) FROM line_grants g JOIN budget_lines l ON l.id = g.line_id WHERE l.year = $1))) AS said`;
    return (await this.db.one<{ said: string }>(sql, [year]))!.said;
  }

  /** Closed years that say something else than on the day of their close. */
  async changed(): Promise<number[]> {
    const all = [...this.closed];
    const said = await Promise.all(all.map(([year]) => this.said(year)));
    return all.flatMap(([year, before], i) => (said[i] === before ? [] : [year]));
  }

  /** Lines whose accounts do not make what was voted, or of which one is below zero. */
  async wrongLines(): Promise<Position[]> {
    const lines = await this.db.query<{ id: string }>('SELECT id FROM budget_lines');
    const found = await positions(
      this.db,
      lines.map(({ id }) => id),
    );
    const parts = ({ amendedCents: _a, transferredCents: _t, ...rest }: Position) =>
      Object.values(rest).filter((cents) => typeof cents === 'bigint');
    return [...found.values()].filter((p) => missingFromSum(p) !== 0n || parts(p).some((cents) => cents < 0n));
  }

  /** Per grant, what the close of a year listed and what the opening of the next made of it; they agree. */
  async between(year: number): Promise<{ grantId: string; left: Cents; taken: Cents }[]> {
    const sql = `WITH closed AS (SELECT grant_id, kind, sum(amount_cents) AS cents FROM year_end_items WHERE year = $1 AND grant_id IS NOT NULL
        GROUP BY grant_id, kind),
      opened AS (
        SELECT e.grant_id, 'carry' AS kind, sum(e.amount_cents) AS cents FROM ledger_entries e
          WHERE e.year = $1 + 1 AND e.move = 'carry-in' GROUP BY e.grant_id
        UNION ALL SELECT a.grant_id, 'accrue', sum(a.accrued_cents) FROM open_accruals a JOIN budget_lines l ON l.id = a.from_line_id
          WHERE l.year = $1 GROUP BY a.grant_id
        UNION ALL SELECT s.grant_id, 'lapse', s.added_cents FROM grant_slices s WHERE s.year = $1 + 1 AND s.added_cents > 0)
      SELECT coalesce(c.grant_id, o.grant_id) AS "grantId", coalesce(c.cents, 0)::bigint AS left, coalesce(o.cents, 0)::bigint AS taken
      FROM closed c FULL JOIN opened o ON o.grant_id = c.grant_id AND o.kind = c.kind
      WHERE coalesce(c.cents, 0) <> coalesce(o.cents, 0)
        AND (coalesce(c.kind, o.kind) <> 'lapse' OR c.grant_id IN (SELECT grant_id FROM grant_slices))`;
    return this.db.query(sql, [year]);
  }
}
