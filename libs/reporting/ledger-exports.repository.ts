import { type Language, newId } from '#libs/kernel';
import type { Queryable, Tx } from '#libs/platform';
import type { ExportFormat, LedgerExportState } from './ledger-export.entity.js';

/** Days that a file is kept. */
export const DAYS_KEPT = 7;

export interface ExportRow {
  id: string;
  format: ExportFormat;
  language: Language;
  year: number | null;
  programmeCode: string | null;
  state: LedgerExportState;
  askedBy: string;
  askedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  attempt: number;
  rowsTotal: bigint | null;
  rowsDone: bigint;
  amountCents: bigint | null;
  bytes: bigint | null;
  failure: string | null;
}

export const EXPORT_COLUMNS = `x.id, x.format, x.language, x.year, x.programme_code AS "programmeCode", x.state, x.asked_by AS "askedBy",
  x.asked_at AS "askedAt", x.started_at AS "startedAt", x.finished_at AS "finishedAt", x.attempt, x.rows_total AS "rowsTotal",
  x.rows_done AS "rowsDone", x.amount_cents AS "amountCents", x.bytes, x.failure`;

export const exportById = (q: Queryable, id: string) =>
  q.one<ExportRow>(`SELECT ${EXPORT_COLUMNS} FROM ledger_exports x WHERE x.id = $1`, [id]);

type NewExport = Pick<ExportRow, 'format' | 'language' | 'year' | 'programmeCode' | 'askedBy' | 'askedAt'>;

export async function insertExport(tx: Tx, asked: NewExport): Promise<string> {
  const id = newId();
  const { format, language, year, programmeCode, askedBy, askedAt } = asked;
  await tx.query(
    `INSERT INTO ledger_exports (id, format, language, year, programme_code, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, format, language, year, programmeCode, askedBy, askedAt],
  );
  return id;
}

/** queued or, after a worker's death, running → running, from the beginning. Undefined when it is over. */
export const startExport = (q: Queryable, id: string, now: Date) =>
  q.one<ExportRow>(
    `UPDATE ledger_exports x SET state = 'running', started_at = $2, attempt = attempt + 1, rows_done = 0, rows_total = NULL
     WHERE id = $1 AND state IN ('queued', 'running') RETURNING ${EXPORT_COLUMNS}`,
    [id, now],
  );

export interface Progress {
  rowsTotal: bigint;
  rowsDone: bigint;
}

export const tellProgress = (q: Queryable, { id, attempt }: ExportRow, { rowsTotal, rowsDone }: Progress) =>
  q.query(
    `UPDATE ledger_exports SET rows_total = $3, rows_done = $4 WHERE id = $1 AND attempt = $2 AND state = 'running'`,
    [id, attempt, rowsTotal, rowsDone],
  );

/** running → ready. False when another worker has begun it since. */
export async function finishExport(
  tx: Tx,
  { id, attempt }: ExportRow,
  made: Progress & { amountCents: bigint; bytes: number; now: Date },
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE ledger_exports SET state = 'ready', rows_total = $3, rows_done = $4, amount_cents = $5, bytes = $6, finished_at = $7
     WHERE id = $1 AND attempt = $2 AND state = 'running' RETURNING id`,
    [id, attempt, made.rowsTotal, made.rowsDone, made.amountCents, made.bytes, made.now],
  );
  return rows.length === 1;
}

export async function failExport(tx: Tx, { id, attempt }: ExportRow, failure: string, now: Date): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE ledger_exports SET state = 'failed', failure = $3, finished_at = $4 WHERE id = $1 AND attempt = $2 AND state = 'running'
     RETURNING id`,
    [id, attempt, failure.slice(0, 500), now],
  );
  return rows.length === 1;
}

/** Ready ones whose days are over → gone. Answers whose files go. */
export const expireExports = (q: Queryable, now: Date): Promise<{ id: string; format: ExportFormat }[]> =>
  q.query(
    `UPDATE ledger_exports SET state = 'gone' WHERE state = 'ready' AND finished_at < $1::timestamptz - interval '${DAYS_KEPT} days'
     RETURNING id, format`,
    [now],
  );

/** The file's name in the folder of passing files. */
export const fileOf = ({ id, format }: Pick<ExportRow, 'id' | 'format'>): string => `ledger-${id}.${format}`;
