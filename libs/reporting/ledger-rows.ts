import type { Cents, LocalDate } from '#libs/kernel';
import type { Tx } from '#libs/platform';

/** An entry with the names of what it points to. */
export interface LedgerRow {
  id: string;
  lineId: string;
  grantId: string | null;
  move: string;
  fromAccount: string;
  toAccount: string;
  amountCents: Cents;
  accountingDate: LocalDate;
  /** Paris time, `YYYY-MM-DD HH:MM:SS`. */
  writtenAt: string;
  reference: string;
  ofReference: string | null;
  reason: string | null;
  actorId: string;
  line?: LineNames;
  grant?: GrantNames;
  actorName?: string;
}

interface LineNames {
  id: string;
  year: number;
  programmeCode: string;
  chapter: string;
  nature: string;
  function: string;
  label: string;
}

interface GrantNames {
  id: string;
  reference: string;
  organisationName: string;
}

export interface LedgerFilter {
  year: number | null;
  programmeCode: string | null;
}

/** Entries fetched at once. */
const PIECE = 5000;
/** Names remembered; beyond, they are asked for again, so that memory stays flat whatever the ledger holds. */
const REMEMBERED = 20_000;

const LINES = `SELECT l.id, l.year, p.code AS "programmeCode", l.chapter, l.nature, l.function, l.label
  FROM budget_lines l JOIN programmes p ON p.id = l.programme_id WHERE ($1::int IS NULL OR l.year = $1) AND ($2::text IS NULL OR p.code = $2)`;

const ENTRIES = `SELECT e.id, e.line_id AS "lineId", e.grant_id AS "grantId", e.move, e.from_account AS "fromAccount",
  e.to_account AS "toAccount", e.amount_cents AS "amountCents", e.accounting_date AS "accountingDate",
  to_char(e.created_at AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD HH24:MI:SS') AS "writtenAt", e.reference,
  e.of_reference AS "ofReference", e.reason, e.actor_id AS "actorId" FROM ledger_entries e`;

/**
 * All entries that match, in the order in which they were written, as they are at one instant: a cursor in a snapshot, which holds
 * nobody up. The transaction must not have read anything yet.
 */
export class LedgerRows {
  /** How many there are, and the sum of their amounts in cents. */
  total = 0n;
  amountCents: Cents = 0n;
  private readonly lines = new Map<string, LineNames>();
  private readonly grants = new Map<string, GrantNames>();
  private readonly actors = new Map<string, { id: string; name: string }>();

  constructor(private readonly tx: Tx) {}

  async open({ year, programmeCode }: LedgerFilter): Promise<void> {
    await this.tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await this.tx.query('SET LOCAL statement_timeout = 0');
    await this.tx.query('SET LOCAL cursor_tuple_fraction = 1');
    for (const line of await this.tx.query<LineNames>(LINES, [year, programmeCode])) this.lines.set(line.id, line);
    const all = year === null && programmeCode === null;
    const [where, params] = all ? ['', []] : [' WHERE e.line_id = ANY($1)', [[...this.lines.keys()]]];
    const counted = await this.tx.one<{ total: bigint; cents: bigint }>(
      `SELECT count(*) AS total, coalesce(sum(e.amount_cents), 0) AS cents FROM ledger_entries e${where}`,
      params,
    );
    [this.total, this.amountCents] = [counted!.total, counted!.cents];
    await this.tx.query(`DECLARE ledger_rows NO SCROLL CURSOR FOR ${ENTRIES}${where} ORDER BY e.id`, params);
  }

  /** The entries piece by piece; the next piece is on its way while one is worked on. */
  async *pieces(): AsyncGenerator<LedgerRow[]> {
    let next = this.fetch();
    for (let rows = await next; rows.length > 0; rows = await next) {
      await this.name(rows);
      next = this.fetch();
      next.catch(() => undefined); // heard in the next turn
      yield rows;
    }
  }

  private fetch = () => this.tx.query<LedgerRow>(`FETCH ${PIECE} FROM ledger_rows`);

  private async name(rows: LedgerRow[]): Promise<void> {
    const ids = (of: (row: LedgerRow) => string | null) => new Set(rows.map(of).filter((id) => id !== null));
    await this.remember(
      this.grants,
      ids((row) => row.grantId),
      GRANTS,
    );
    await this.remember(
      this.actors,
      ids((row) => row.actorId),
      ACTORS,
    );
    for (const row of rows) {
      row.line = this.lines.get(row.lineId);
      row.grant = row.grantId ? this.grants.get(row.grantId) : undefined;
      row.actorName = this.actors.get(row.actorId)?.name;
    }
  }

  private async remember<T extends { id: string }>(
    known: Map<string, T>,
    ids: Set<string>,
    sql: string,
  ): Promise<void> {
    if (known.size > REMEMBERED) known.clear();
    const missing = [...ids].filter((id) => !known.has(id));
    if (missing.length === 0) return;
    for (const one of await this.tx.query<T>(sql, [missing])) known.set(one.id, one);
  }
}

const GRANTS = `SELECT id, reference, organisation_name AS "organisationName" FROM grants WHERE id = ANY($1)`;
const ACTORS = 'SELECT id, name FROM users WHERE id = ANY($1)';
