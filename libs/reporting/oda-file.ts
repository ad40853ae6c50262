import { type Column, csv, csvFile, xlsx, xlsxFile } from '#libs/documents';
import { languageOf, type Queryable, words } from '#libs/platform';
import { odaRows } from './oda-declaration.js';
import type { OdaRowDto } from './oda.dto.js';

/** All rows of a calendar year as a file, in the reader's language: what is typed into the ministry's form. */
export async function odaFile(q: Queryable, year: number, format: 'csv' | 'xlsx') {
  const language = languageOf();
  const rows = await odaRows(q, year);
  const column = (key: string, value: Column<OdaRowDto>['value'], width?: number): Column<OdaRowDto> => ({
    heading: words(language, `oda.column.${key}`),
    value,
    width,
  });
  const columns = [
    column('year', () => year),
    column('countries', (row) => row.countries),
    column('country-names', (row) => row.countriesLabel, 28),
    column('recipient', (row) => row.recipient),
    column('sector', (row) => row.sector),
    column('sector-name', (row) => row.sectorLabel, 40),
    column('channel', (row) => row.channel),
    column('channel-name', (row) => row.channelLabel, 34),
    column('orders', (row) => row.orders),
    column('paid', (row) => row.paidCents, 16),
  ];
  const name = words(language, 'oda.file', { year: String(year) });
  return format === 'csv'
    ? csvFile(`${name}.csv`, csv(rows, columns, language))
    : xlsxFile(`${name}.xlsx`, await xlsx(rows, columns, name));
}
