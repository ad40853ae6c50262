import { type Column, csv, csvFile, xlsx, xlsxFile } from '#libs/documents';
import { type Actor, parisDate } from '#libs/kernel';
import { languageOf, type Queryable, words } from '#libs/platform';
import type { GrantItemDto, GrantQuery } from './grant.dto.js';
import { allGrants } from './grant-list.js';

/** The whole filter as a file for a spreadsheet, in the reader's language. */
export async function exportGrants(q: Queryable, actor: Actor, query: GrantQuery, format: 'csv' | 'xlsx') {
  const language = languageOf();
  const rows = await allGrants(q, actor, query);
  const name = words(language, 'grant.export.name');
  return format === 'csv'
    ? csvFile(`${name}.csv`, csv(rows, columns(), language))
    : xlsxFile(`${name}.xlsx`, await xlsx(rows, columns(), name));
}

function columns(): Column<GrantItemDto>[] {
  const column = (key: string, value: Column<GrantItemDto>['value']) => ({
    heading: words(languageOf(), `grant.export.${key}`),
    value,
  });
  return [
    column('reference', (g) => g.reference),
    column('organisation', (g) => g.organisationName),
    column('title', (g) => g.title),
    column('programme', (g) => g.programmeName),
    column('year', (g) => g.fiscalYear),
    column('amount', (g) => g.amountCents),
    column('paid', (g) => g.paidCents),
    column('state', (g) => g.stateLabel),
    { ...column('since', (g) => parisDate(g.movedAt)), kind: 'day' },
  ];
}
