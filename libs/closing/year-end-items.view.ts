import { fiscalYear } from '#libs/budgets';
import { type Column, csv, csvFile } from '#libs/documents';
import type { FiscalYear } from '#libs/kernel';
import { languageOf, listPage, type Queryable, Where, words } from '#libs/platform';
import type { YearEndItemDto, YearEndItemPage, YearEndItemQuery } from './year-end-item.dto.js';
import { programmeNames } from './year-end.view.js';

type Row = Omit<YearEndItemDto, 'kindLabel' | 'programmeName'> & { programmeCode: string };

const COLUMNS = `i.id, i.kind, i.amount_cents AS "amountCents", i.line_id AS "lineId", l.label AS "lineLabel",
  p.code AS "programmeCode", i.grant_id AS "grantId", g.reference, g.title, g.organisation_name AS "organisationName", i.reason,
  i.taken_at AS "takenAt"`;

const TABLES = `year_end_items i JOIN budget_lines l ON l.id = i.line_id JOIN programmes p ON p.id = l.programme_id
  LEFT JOIN grants g ON g.id = i.grant_id`;

const whereOf = (year: FiscalYear, { kind, programme }: YearEndItemQuery) =>
  new Where().add('i.year = $?', year).when(kind, 'i.kind = $?').when(programme, 'p.code = $?');

const view = ({ programmeCode, ...row }: Row, names: Map<string, string>): YearEndItemDto => ({
  ...row,
  kindLabel: words(languageOf(), `budget.move.${row.kind}`),
  programmeName: names.get(programmeCode) ?? programmeCode,
});

/** What the close of a year did, as a page of the list that it left (rule 3.17). @throws 404. */
export async function showYearEndItems(
  q: Queryable,
  year: FiscalYear,
  query: YearEndItemQuery,
): Promise<YearEndItemPage> {
  await fiscalYear(q, year);
  const names = await programmeNames(q);
  return listPage<Row, YearEndItemDto, 'totalCents'>(q, {
    select: COLUMNS,
    from: TABLES,
    where: whereOf(year, query),
    id: 'i.id',
    sort: {
      kind: { column: 'i.kind' },
      reference: { column: "coalesce(g.reference, '')" },
      amount: { column: 'i.amount_cents', type: 'bigint', descending: true },
    },
    sums: { totalCents: 'i.amount_cents' },
    query,
    map: (row) => view(row, names),
  });
}

/** The whole list as a file to be signed. @throws 404. */
export async function yearEndItemsCsv(q: Queryable, year: FiscalYear, query: YearEndItemQuery) {
  await fiscalYear(q, year);
  const where = whereOf(year, query);
  const sql = `SELECT ${COLUMNS} FROM ${TABLES} WHERE ${where.sql} ORDER BY i.kind, i.id`;
  const [names, rows] = await Promise.all([programmeNames(q), q.query<Row>(sql, where.params)]);
  const items = rows.map((row) => view(row, names));
  const column = (key: string, value: Column<YearEndItemDto>['value']): Column<YearEndItemDto> => ({
    heading: words(languageOf(), `year-end.column.${key}`),
    value,
  });
  const table = csv(
    items,
    [
      column('kind', (item) => item.kindLabel),
      column('programme', (item) => item.programmeName),
      column('line', (item) => item.lineLabel),
      column('grant', (item) => item.reference),
      column('title', (item) => item.title),
      column('organisation', (item) => item.organisationName),
      column('amount', (item) => item.amountCents),
      column('reason', (item) => item.reason),
    ],
    languageOf(),
  );
  return csvFile(`${words(languageOf(), 'year-end.file')}-${year}.csv`, table);
}
