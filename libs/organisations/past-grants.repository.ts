import { listPage, type ListQuery, type Page, type Queryable, toJson, type Tx, Where } from '#libs/platform';
import { newId, notFound, refuse } from '#libs/kernel';
import type { ImportState, Verdict } from './past-grant.entity.js';
import type { Note, ReadGrant, ReadRow } from './past-grant.reader.js';

export interface ImportRow {
  id: string;
  state: ImportState;
  document_id: string;
  file_name: string;
  sha256: string;
  encoding: string;
  separator: string;
  headings: string[];
  mapping: (string | null)[];
  giver: string | null;
  year: number | null;
  taken: number;
  mended: number;
  refused: number;
  known: number;
  created_by: string;
  created_by_name: string;
  created_at: Date;
  applied_at: Date | null;
  version: number;
}

const IMPORT = `i.id, i.state, i.document_id, i.file_name, i.sha256, i.encoding, i.separator, i.headings, i.mapping, i.giver, i.year,
  i.taken, i.mended, i.refused, i.known, i.created_by, u.name AS created_by_name, i.created_at, i.applied_at, i.version`;
const FROM = 'past_grant_imports i JOIN users u ON u.id = i.created_by';

export async function importById(q: Queryable, id: string): Promise<ImportRow> {
  return (await q.one<ImportRow>(`SELECT ${IMPORT} FROM ${FROM} WHERE i.id = $1`, [id])) ?? notFound();
}

export async function lockImport(tx: Tx, id: string): Promise<ImportRow> {
  await tx.query('SELECT 1 FROM past_grant_imports WHERE id = $1 FOR UPDATE', [id]);
  return importById(tx, id);
}

export const listImports = <T>(q: Queryable, query: ListQuery, map: (row: ImportRow) => T): Promise<Page<T>> =>
  listPage<ImportRow, T>(q, {
    select: IMPORT,
    from: FROM,
    where: new Where(),
    sort: { created: { column: 'i.created_at', type: 'timestamptz', descending: true } },
    id: 'i.id',
    query,
    map,
    countFrom: 'past_grant_imports i',
  });

/** The latest import of the very same bytes that was applied. */
export const appliedBefore = (q: Queryable, sha256: string): Promise<ImportRow | undefined> =>
  q.one<ImportRow>(
    `SELECT ${IMPORT} FROM ${FROM} WHERE i.sha256 = $1 AND i.state = 'applied' ORDER BY i.applied_at DESC LIMIT 1`,
    [sha256],
  );

type NewImport = Pick<
  ImportRow,
  | 'id'
  | 'document_id'
  | 'file_name'
  | 'sha256'
  | 'encoding'
  | 'separator'
  | 'headings'
  | 'mapping'
  | 'giver'
  | 'year'
  | 'created_by'
>;

export async function insertImport(tx: Tx, row: NewImport): Promise<void> {
  await tx.query(
    `INSERT INTO past_grant_imports (id, document_id, file_name, sha256, encoding, separator, headings, mapping, giver, year, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      row.id,
      row.document_id,
      row.file_name,
      row.sha256,
      row.encoding,
      row.separator,
      row.headings,
      row.mapping,
      row.giver,
      row.year,
      row.created_by,
    ],
  );
}

/** @throws 409 `stale` when somebody changed the mapping since this version was read. */
export async function updateMapping(
  tx: Tx,
  id: string,
  version: number,
  { mapping, giver, year }: Pick<ImportRow, 'mapping' | 'giver' | 'year'>,
): Promise<void> {
  const changed = await tx.query(
    `UPDATE past_grant_imports SET mapping = $3, giver = $4, year = $5, version = version + 1 WHERE id = $1 AND version = $2 RETURNING id`,
    [id, version, mapping, giver, year],
  );
  if (changed.length !== 1) refuse('stale', {}, 409);
}

export async function discardImport(tx: Tx, id: string): Promise<void> {
  await tx.query(`UPDATE past_grant_imports SET state = 'discarded', version = version + 1 WHERE id = $1`, [id]);
}

/** Which of these grants are here already. */
export async function knownPrints(q: Queryable, prints: string[]): Promise<Set<string>> {
  const rows = await q.query<{ fingerprint: string }>(
    'SELECT fingerprint FROM past_grants WHERE fingerprint = ANY ($1)',
    [prints],
  );
  return new Set(rows.map((row) => row.fingerprint));
}

export interface Judged {
  line: number;
  verdict: Verdict;
  beneficiary: string | null;
  year: number | null;
  amountCents: bigint | null;
  notes: Note[];
}

/** What becomes of each row, given those that are here already. */
export const judge = (rows: readonly ReadRow[], known: ReadonlySet<string>): Judged[] =>
  rows.map(({ line, grant, beneficiary, notes }) => ({
    line,
    verdict: !grant ? 'refused' : known.has(grant.fingerprint) ? 'known' : notes.length > 0 ? 'mended' : 'taken',
    beneficiary,
    year: grant?.year ?? null,
    amountCents: grant?.amountCents ?? null,
    notes,
  }));

export const countVerdicts = (rows: readonly { verdict: Verdict }[]): Record<Verdict, number> => {
  const counts = { taken: 0, mended: 0, refused: 0, known: 0 };
  for (const { verdict } of rows) counts[verdict]++;
  return counts;
};

/** Writes grants that are not here yet, in one statement. Answers the fingerprints of those that it wrote. */
export async function insertPastGrants(tx: Tx, importId: string, rows: readonly ReadRow[]): Promise<Set<string>> {
  const values = rows.flatMap(({ line, grant }) => (grant ? [asRow(line, grant)] : []));
  const written = await tx.query<{ fingerprint: string }>(
    `INSERT INTO past_grants (id, import_id, line, fingerprint, giver, year, decided_on, reference, beneficiary, siret, siren, rna, town, purpose,
       outcome, asked_cents, amount_cents)
     SELECT id, $1, line, fingerprint, giver, year, decided_on, reference, beneficiary, siret, siren, rna, town, purpose, outcome, asked, amount
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, line int, fingerprint text, giver text, year int, decided_on date, reference text,
       beneficiary text, siret text, siren text, rna text, town text, purpose text, outcome text, asked bigint, amount bigint)
     ON CONFLICT (fingerprint) DO NOTHING RETURNING fingerprint`,
    [importId, toJson(values)],
  );
  return new Set(written.map((row) => row.fingerprint));
}

const asRow = (line: number, grant: ReadGrant & { fingerprint: string }) => ({
  ...grant,
  id: newId(),
  line,
  decided_on: grant.decidedOn,
  asked: grant.askedCents,
  amount: grant.amountCents,
});

export async function finishImport(tx: Tx, id: string, judged: readonly Judged[]): Promise<void> {
  const { taken, mended, refused, known } = countVerdicts(judged);
  await tx.query(
    `INSERT INTO past_grant_rows (import_id, line, verdict, beneficiary, year, amount_cents, notes)
     SELECT $1, line, verdict, beneficiary, year, "amountCents", notes
     FROM jsonb_to_recordset($2::jsonb) AS r(line int, verdict text, beneficiary text, year int, "amountCents" bigint, notes jsonb)`,
    [id, toJson(judged)],
  );
  await tx.query(
    `UPDATE past_grant_imports SET state = 'applied', applied_at = now(), taken = $2, mended = $3, refused = $4, known = $5, version = version + 1
     WHERE id = $1`,
    [id, taken, mended, refused, known],
  );
}

/** The report of an applied import, by line. */
export const reportOf = (q: Queryable, id: string): Promise<Judged[]> =>
  q.query<Judged>(
    `SELECT line, verdict, beneficiary, year, amount_cents AS "amountCents", notes FROM past_grant_rows WHERE import_id = $1 ORDER BY line`,
    [id],
  );
