import { newId } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { TestApp } from '#libs/testing';
import { FINANCE } from './budgets.builder.js';
import { post } from './ledger.js';

interface Written {
  lineId: string;
  grantId: string | null;
  move: string;
  fromAccount: string;
  cents: bigint;
  date: string;
  reference: string;
  transfer: string | null;
}

/**
 * For tests: the entries of lines, as an export has them, posted anew on empty lines of other years. Answers those lines, in the same
 * order.
 */
export async function replay(house: TestApp, lines: readonly string[], yearsLater: number): Promise<string[]> {
  const copies = new Map<string, string>();
  for (const lineId of lines) {
    const id = newId();
    await house.db.query(
      `INSERT INTO fiscal_years (year) SELECT year + $2 FROM budget_lines WHERE id = $1 ON CONFLICT DO NOTHING`,
      [lineId, yearsLater],
    );
    await house.db.query(
      `INSERT INTO budget_lines (id, programme_id, year, chapter, nature, function, label)
       SELECT $2, programme_id, year + $3, chapter, nature, function, label FROM budget_lines WHERE id = $1`,
      [lineId, id, yearsLater],
    );
    copies.set(lineId, id);
  }
  const entries = await house.db.query<Written>(
    `SELECT line_id AS "lineId", grant_id AS "grantId", move, from_account AS "fromAccount", amount_cents AS cents,
       (accounting_date + make_interval(years => $2))::date AS date, reference, of_reference AS transfer
     FROM ledger_entries WHERE line_id = ANY($1::uuid[]) ORDER BY id`,
    [lines, yearsLater],
  );
  await house.db.transaction((tx) => postAll(tx, entries, copies));
  return lines.map((lineId) => copies.get(lineId)!);
}

/** One after the other, as they were written; the two sides of a transfer stand beside each other and go together. */
async function postAll(tx: Tx, entries: readonly Written[], copies: ReadonlyMap<string, string>): Promise<void> {
  let waiting: Parameters<typeof post>[1] = [];
  for (const { lineId, grantId, move, fromAccount, cents, date, reference, transfer } of entries) {
    const down = ['amend', 'transfer'].includes(move) && fromAccount === 'available';
    waiting.push({
      ...{ move, lineId: copies.get(lineId)!, accountingDate: date, actorId: FINANCE.id, keepRest: true },
      ...(grantId ? { grantId } : {}),
      amountCents: down ? -cents : cents,
      reference: `again:${reference}`,
      ...(transfer ? { transfer: `again:${transfer}` } : {}),
    });
    const open = waiting.reduce((sum, one) => (one.move === 'transfer' ? sum + one.amountCents : sum), 0n);
    if (open !== 0n) continue;
    await post(tx, waiting);
    waiting = [];
  }
}
