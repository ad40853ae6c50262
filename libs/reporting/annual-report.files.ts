import { type Column, csv, csvFile, type Documents } from '#libs/documents';
import { type Cents, formatCents, type Language } from '#libs/kernel';
import { formatDay, formatInstant, words } from '#libs/platform';
import type { AnnualReportDto, ReportShareDto } from './annual-report.dto.js';
import { figuresOf } from './annual-report.js';

type Amount = Cents | null;

interface Row {
  part: string;
  name: string;
  grants: number | null;
  amounts: Partial<Record<(typeof AMOUNTS)[number], Amount>>;
}

const AMOUNTS = [
  'initial',
  'amended',
  'voted',
  'available',
  'reserved',
  'committed',
  'ordered',
  'paid',
  'accrued',
  'carried',
  'lapsed',
] as const;

const wholeOf = (figures: ReturnType<typeof figuresOf>) =>
  Object.fromEntries(AMOUNTS.map((name) => [name, figures[`${name}Cents`]]));
const shareOf = ({ reservedCents, committedCents, orderedCents, paidCents }: ReportShareDto) => ({
  reserved: reservedCents,
  committed: committedCents,
  ordered: orderedCents,
  paid: paidCents,
});

const nameOf = (report: AnnualReportDto, language: Language, ending: string) =>
  `${words(language, 'report.file', { programme: report.programmeCode, year: String(report.year) })}.${ending}`;

/** One table of all parts: the total, each line, each beneficiary, each country. Safe in a spreadsheet (D24). */
export function reportCsv(report: AnnualReportDto, language: Language) {
  const part = (key: string) => words(language, `report.part.${key}`);
  const rows: Row[] = [
    { part: part('total'), name: report.programmeName, grants: null, amounts: wholeOf(report.figures) },
    ...report.lines.map((line): Row => ({
      part: part('line'),
      name: line.label,
      grants: null,
      amounts: wholeOf(figuresOf(line.position)),
    })),
    ...report.beneficiaries.map((b): Row => ({
      part: part('beneficiary'),
      name: b.organisationName,
      grants: b.grants,
      amounts: shareOf(b),
    })),
    ...report.countries.map((c): Row => ({
      part: part('country'),
      name: c.label,
      grants: c.grants,
      amounts: shareOf(c),
    })),
  ];
  const heading = (key: string) => words(language, `report.column.${key}`);
  const columns: Column<Row>[] = [
    { heading: heading('part'), value: (row) => row.part },
    { heading: heading('name'), value: (row) => row.name },
    { heading: heading('grants'), value: (row) => row.grants },
    ...AMOUNTS.map((name) => ({ heading: heading(name), value: (row: Row) => row.amounts[name] ?? null })),
  ];
  return csvFile(nameOf(report, language, 'csv'), csv(rows, columns, language));
}

/** The same as a document to be read and filed. */
export function reportPdf(report: AnnualReportDto, language: Language, documents: Documents) {
  const say = (key: string, values?: Record<string, string>) => words(language, `report.${key}`, values);
  const money = (cents: Cents) => formatCents(cents, language);
  const share = (name: string, s: ReportShareDto) => [
    name,
    String(s.grants),
    money(s.reservedCents),
    money(s.committedCents),
    money(s.orderedCents),
    money(s.paidCents),
  ];
  const headings = (first: string) => [
    first,
    ...['grants', 'reserved', 'committed', 'ordered', 'paid'].map((key) => say(`column.${key}`)),
  ];
  const bytes = documents.pdf(new URL('./annual-report.typ', import.meta.url), {
    title: say('title', { programme: report.programmeName, year: String(report.year) }),
    language,
    reference: say('made', { at: formatInstant(report.at, language) }),
    city: say('city'),
    asOf: report.asOf ? say('as-of', { day: formatDay(report.asOf, language) }) : say('now'),
    finding: report.finding,
    figures: AMOUNTS.map((name) => [say(`column.${name}`), money(report.figures[`${name}Cents`])]),
    rates: (['committed', 'ordered', 'paid'] as const).map((name) => [
      say(`rate.${name}`),
      rateText(report.rates[name], language),
    ]),
    beneficiaries: {
      title: say('by.beneficiary'),
      headings: headings(say('part.beneficiary')),
      rows: report.beneficiaries.map((b) => share(b.organisationName, b)),
    },
    countries: {
      title: say('by.country'),
      headings: headings(say('part.country')),
      rows: report.countries.map((c) => share(c.label, c)),
    },
    euros: say('euros'),
    none: say('none'),
  });
  return { bytes, name: nameOf(report, language, 'pdf'), mime: 'application/pdf' };
}

/** Hundredths of a percent as `99,90 %`. */
export function rateText(rate: number | null, language: Language): string {
  if (rate === null) return '–';
  const format = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-IE', {
    style: 'percent',
    minimumFractionDigits: 2,
  });
  return format.format(rate / 10_000);
}
