import type { FiscalYear } from '#libs/kernel';
import { languageOf, type Queryable, type Tx } from '#libs/platform';

export interface ProgrammeView {
  id: string;
  code: string;
  /** In the reader's language. */
  name: string;
  nameFr: string;
  nameEn: string;
}

/** A budget line without its balances; see `position`. */
export interface LineView {
  id: string;
  programmeCode: string;
  programmeNameFr: string;
  programmeNameEn: string;
  year: FiscalYear;
  chapter: string;
  nature: string;
  function: string;
  label: string;
  /** 'operating' or 'investment'. */
  section: string;
  /** The service that manages the line; empty when there is one for all. */
  service: string;
  fundingSource: string;
  /** The year is closed: no entry any more. */
  closed: boolean;
}

export const LINE_COLUMNS = `l.id, p.code AS "programmeCode", p.name_fr AS "programmeNameFr", p.name_en AS "programmeNameEn", l.year,
  l.chapter, l.nature, l.function, l.label, l.section, l.service, l.funding_source AS "fundingSource",
  y.closed_at IS NOT NULL AS closed`;
export const LINE_TABLES = `budget_lines l JOIN programmes p ON p.id = l.programme_id JOIN fiscal_years y ON y.year = l.year`;

const PROGRAMME = `SELECT id, code, name_fr AS "nameFr", name_en AS "nameEn" FROM programmes`;
const named = (row: Omit<ProgrammeView, 'name'>): ProgrammeView => ({
  ...row,
  name: languageOf() === 'fr' ? row.nameFr : row.nameEn,
});

/** All programmes, in their order. */
export async function programmes(q: Queryable): Promise<ProgrammeView[]> {
  return (await q.query<ProgrammeView>(`${PROGRAMME} ORDER BY position`)).map(named);
}

export async function programmeByCode(q: Queryable, code: string): Promise<ProgrammeView | undefined> {
  const row = await q.one<ProgrammeView>(`${PROGRAMME} WHERE code = $1`, [code]);
  return row && named(row);
}

export async function lineById(q: Queryable, id: string): Promise<LineView | undefined> {
  return q.one<LineView>(`SELECT ${LINE_COLUMNS} FROM ${LINE_TABLES} WHERE l.id = $1`, [id]);
}

/** A line whose year stays as it is, open or closed, until the transaction ends: a close that has begun is waited for. */
export async function holdLine(tx: Tx, id: string): Promise<LineView | undefined> {
  return tx.one<LineView>(`SELECT ${LINE_COLUMNS} FROM ${LINE_TABLES} WHERE l.id = $1 FOR KEY SHARE OF y`, [id]);
}

/**
 * SQL of the line that takes up in another year what a line leaves: the same account, else one of the same funding source, else the
 * programme's first. Null where the programme has no line in that year. Both arguments are SQL.
 */
export const followingLineSql = (
  line: string,
  year: string,
): string => `SELECT n.id FROM budget_lines o JOIN budget_lines n ON n.programme_id = o.programme_id AND n.year = ${year}
  WHERE o.id = ${line}
  ORDER BY (n.section, n.chapter, n.nature, n.function, n.service) = (o.section, o.chapter, o.nature, o.function, o.service) DESC,
    n.funding_source = o.funding_source DESC, n.id LIMIT 1`;

/** All lines of a year, of one programme where it is named, in the order of the printed budget: operating before investment. */
export async function linesOfYear(q: Queryable, year: FiscalYear, programme: string | null): Promise<LineView[]> {
  return q.query<LineView>(
    `SELECT ${LINE_COLUMNS} FROM ${LINE_TABLES} WHERE l.year = $1 AND ($2::text IS NULL OR p.code = $2)
     ORDER BY p.position, l.section = 'investment', l.chapter, l.nature, l.function, l.label, l.id`,
    [year, programme],
  );
}

/** The lines of a programme and year, the oldest first. */
export async function linesFor(q: Queryable, programmeCode: string, year: FiscalYear): Promise<LineView[]> {
  return q.query<LineView>(
    `SELECT ${LINE_COLUMNS} FROM ${LINE_TABLES} WHERE p.code = $1 AND l.year = $2 ORDER BY l.id`,
    [programmeCode, year],
  );
}

/**
 * The line that holds a grant's money in a year, or on which what was accrued for it waits to be ordered. Undefined when the
 * grant has nothing in that year.
 */
export async function lineOfGrant(q: Queryable, grantId: string, year: FiscalYear): Promise<LineView | undefined> {
  return q.one<LineView>(
    `SELECT ${LINE_COLUMNS} FROM ${LINE_TABLES} WHERE l.year = $2 AND l.id IN (
       SELECT line_id FROM line_grants WHERE grant_id = $1 UNION ALL SELECT line_id FROM open_accruals WHERE grant_id = $1)
     ORDER BY l.id LIMIT 1`,
    [grantId, year],
  );
}

/** The line that pays a programme's grants in a year: the one voted first. Undefined when none was voted. */
export async function lineFor(q: Queryable, programmeCode: string, year: FiscalYear): Promise<LineView | undefined> {
  return (await linesFor(q, programmeCode, year))[0];
}
