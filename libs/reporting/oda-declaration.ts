import { type Cents, countryName, formatAmount } from '#libs/kernel';
import { languageOf, type Queryable, words } from '#libs/platform';
import type { OdaDeclarationDto, OdaRowDto } from './oda.dto.js';

type Row = Omit<OdaRowDto, 'countriesLabel' | 'recipient'> & { recipients: number[]; named: number };

/** Of grants in several countries: the declaration's code for countries that are not told apart. */
const SEVERAL = 9998;
const MOST_ROWS = 1000;

const ROWS = (language: string) => `
  SELECT p.countries, p.sector, p.channel, s.label_${language} AS "sectorLabel", c.label_${language} AS "channelLabel",
    count(DISTINCT p.order_id) FILTER (WHERE p.kind = 'paid')::int AS orders, sum(p.cents)::bigint AS "paidCents",
    ARRAY(SELECT r.code FROM oda_recipients r WHERE r.country = ANY (string_to_array(p.countries, ','))) AS recipients,
    coalesce(array_length(string_to_array(nullif(p.countries, ''), ','), 1), 0) AS named
  FROM oda_payments p
  JOIN oda_codes s ON s.scheme = 'sector' AND s.code = p.sector JOIN oda_codes c ON c.scheme = 'channel' AND c.code = p.channel
  WHERE p.day BETWEEN make_date($1, 1, 1) AND make_date($1, 12, 31)
  GROUP BY p.countries, p.sector, p.channel, 4, 5`;

/** All rows of a calendar year, by country, sector and channel (rule 1.9); amounts in cents, net of what came back. */
export async function odaRows(q: Queryable, year: number): Promise<OdaRowDto[]> {
  const language = languageOf();
  const rows = await q.query<Row>(ROWS(language), [year]);
  return rows
    .map(({ recipients, named, ...row }) => ({
      ...row,
      countriesLabel: countriesLabel(row.countries),
      recipient: named === 0 || recipients.length < named ? null : named === 1 ? recipients[0]! : SEVERAL,
    }))
    .sort(
      (a, b) =>
        a.countriesLabel.localeCompare(b.countriesLabel, language) || a.sector - b.sector || a.channel - b.channel,
    );
}

/** `BF,ML` as `Burkina Faso, Mali`. */
export function countriesLabel(countries: string): string {
  const language = languageOf();
  if (!countries) return words(language, 'oda.country.none');
  return countries
    .split(',')
    .map((code) => countryName(code, language))
    .join(', ');
}

/** Days of the bank and years of the budget part company in January: what is counted elsewhere, both ways. */
const BESIDE = `
  SELECT (SELECT coalesce(sum(lg.paid_cents), 0)::bigint FROM line_grants lg JOIN budget_lines l ON l.id = lg.line_id WHERE l.year = $1) AS "budgetPaidCents",
    (SELECT coalesce(sum(p.cents), 0)::bigint FROM oda_payments p JOIN ledger_entries e ON e.reference = p.reference
      JOIN budget_lines l ON l.id = e.line_id
      WHERE p.day BETWEEN make_date($1, 1, 1) AND make_date($1, 12, 31) AND l.year <> $1) AS "otherBudgetsCents",
    (SELECT coalesce(sum(amount_cents), 0)::bigint FROM refunds WHERE kind = 'income'
      AND received_on BETWEEN make_date($1, 1, 1) AND make_date($1, 12, 31)) AS "incomeCents"`;

interface Beside {
  budgetPaidCents: Cents;
  otherBudgetsCents: Cents;
  incomeCents: Cents;
}

/** The declaration of a calendar year, and how it goes with what the budget's lines of that year paid. */
export async function odaDeclaration(q: Queryable, year: number): Promise<OdaDeclarationDto> {
  const [rows, beside] = await Promise.all([odaRows(q, year), q.one<Beside>(BESIDE, [year])]);
  const totalCents = sumOf(rows);
  const { budgetPaidCents, otherBudgetsCents, incomeCents } = beside!;
  return {
    year,
    rows: rows.slice(0, MOST_ROWS),
    cut: rows.length > MOST_ROWS,
    totalCents,
    budgetPaidCents,
    otherBudgetsCents,
    incomeCents,
    otherDaysCents: budgetPaidCents + otherBudgetsCents - incomeCents - totalCents,
    remarks: remarksOf(rows),
  };
}

const sumOf = (rows: OdaRowDto[]): Cents => rows.reduce((sum, { paidCents }) => sum + paidCents, 0n);

/** What a person settles before these figures are declared. */
function remarksOf(rows: OdaRowDto[]): string[] {
  const language = languageOf();
  const remark = (key: string, which: (row: OdaRowDto) => boolean) => {
    const some = rows.filter(which);
    const countries = [...new Set(some.map((row) => row.countriesLabel))].join(' ; ');
    const amount = formatAmount(sumOf(some), language);
    return some.length > 0 ? [words(language, `oda.remark.${key}`, { amount, countries })] : [];
  };
  return [
    ...remark('no-country', ({ countries }) => !countries),
    ...remark('not-recipient', ({ countries, recipient }) => Boolean(countries) && recipient === null),
    ...remark('several', ({ recipient }) => recipient === SEVERAL),
  ];
}
