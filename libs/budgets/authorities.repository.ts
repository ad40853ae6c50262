import { type Cents, type FiscalYear, notFound } from '#libs/kernel';
import { languageOf, type Queryable, toJson, type Tx } from '#libs/platform';

/** An authority without its balances; see `authorityPosition`. */
export interface AuthorityView {
  id: string;
  number: string;
  label: string;
  programmeCode: string;
  /** In the reader's language. */
  programmeName: string;
  firstYear: FiscalYear;
  version: number;
}

type AuthorityRow = Omit<AuthorityView, 'programmeName'> & { nameFr: string; nameEn: string };

export const AUTHORITY_COLUMNS = `a.id, a.number, a.label, p.code AS "programmeCode", p.name_fr AS "nameFr", p.name_en AS "nameEn",
  a.first_year AS "firstYear", a.version`;
export const AUTHORITY_TABLES = 'commitment_authorities a JOIN programmes p ON p.id = a.programme_id';

export const readAuthority = ({ nameFr, nameEn, ...row }: AuthorityRow): AuthorityView => ({
  ...row,
  programmeName: languageOf() === 'fr' ? nameFr : nameEn,
});

export async function authorityById(q: Queryable, id: string): Promise<AuthorityView | undefined> {
  const row = await q.one<AuthorityRow>(`SELECT ${AUTHORITY_COLUMNS} FROM ${AUTHORITY_TABLES} WHERE a.id = $1`, [id]);
  return row && readAuthority(row);
}

/** The authorities of a programme that began by a year and have something available, the oldest first. */
export async function authoritiesFor(q: Queryable, programmeCode: string, year: FiscalYear): Promise<AuthorityView[]> {
  const rows = await q.query<AuthorityRow>(
    `SELECT ${AUTHORITY_COLUMNS} FROM ${AUTHORITY_TABLES} WHERE p.code = $1 AND a.first_year <= $2 ORDER BY a.first_year, a.id`,
    [programmeCode, year],
  );
  return rows.map(readAuthority);
}

/** What an authority holds for a grant now, in cents. */
export async function authorityGrant(
  q: Queryable,
  authorityId: string,
  grantId: string,
): Promise<{ reservedCents: Cents; committedCents: Cents }> {
  const row = await q.one<{ reservedCents: Cents; committedCents: Cents }>(
    `SELECT reserved_cents AS "reservedCents", committed_cents AS "committedCents" FROM authority_grants
     WHERE authority_id = $1 AND grant_id = $2`,
    [authorityId, grantId],
  );
  return row ?? { reservedCents: 0n, committedCents: 0n };
}

/** Locks an authority for one of its acts and answers the act's number: `2027 AE 3 / 2`, never given twice. @throws 404. */
export async function nextActOf(tx: Tx, id: string): Promise<{ number: string; programmeCode: string }> {
  const row = await tx.one<{ number: string; acts: number; programmeCode: string }>(
    `UPDATE commitment_authorities a SET version = version + 1 FROM programmes p WHERE a.id = $1 AND p.id = a.programme_id
     RETURNING a.number, a.acts, p.code AS "programmeCode"`,
    [id],
  );
  return row ? { number: `${row.number} / ${row.acts}`, programmeCode: row.programmeCode } : notFound();
}

/** A new authority, numbered by year without a gap: `2027 AE 3`. */
export async function insertAuthority(
  tx: Tx,
  { id, programmeId, label, firstYear }: { id: string; programmeId: string; label: string; firstYear: FiscalYear },
): Promise<string> {
  await tx.query('INSERT INTO fiscal_years (year) VALUES ($1) ON CONFLICT DO NOTHING', [firstYear]);
  await tx.query('SELECT FROM fiscal_years WHERE year = $1 FOR UPDATE', [firstYear]); // one number at a time
  const row = await tx.one<{ number: string }>(
    `INSERT INTO commitment_authorities (id, programme_id, number, label, first_year)
     SELECT $1, $2, $4::text || ' AE ' || (count(*) + 1), $3, $4::int FROM commitment_authorities WHERE first_year = $4::int
     RETURNING number`,
    [id, programmeId, label, firstYear],
  );
  return row!.number;
}

export interface PlannedYear {
  year: FiscalYear;
  plannedCents: Cents;
}

/** Puts a plan by year in the place of the former one. */
export async function setPlan(tx: Tx, id: string, plan: readonly PlannedYear[]): Promise<void> {
  await tx.query('DELETE FROM authority_plan WHERE authority_id = $1', [id]);
  await tx.query(
    `INSERT INTO authority_plan (authority_id, year, planned_cents)
     SELECT $1, year, "plannedCents" FROM jsonb_to_recordset($2::jsonb) AS p(year int, "plannedCents" bigint)`,
    [id, toJson(plan)],
  );
}
