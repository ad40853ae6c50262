import { type Column, csv, csvFile } from '#libs/documents';
import type { Cents, Language } from '#libs/kernel';
import { words } from '#libs/platform';
import type { AnnualReportDto, ReportShareDto } from './annual-report.dto.js';
import { figuresOf } from './annual-report.js';

type Amount = Cents | null;

interface Row {
  part: string;
  name: string;
  grants: number | null;
  amounts: Partial<Record<(typeof AMOUNTS)[number], Amount>>;
}

export const AMOUNTS = [
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

export const nameOf = (report: AnnualReportDto, language: Language, ending: string) =>
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
