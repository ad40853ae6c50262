import type { Documents } from '#libs/documents';
import { type Cents, formatCents, formatPercent, type Language } from '#libs/kernel';
import { formatDay, formatInstant, words } from '#libs/platform';
import { AMOUNTS, nameOf } from './annual-report.csv.js';
import type { AnnualReportDto, ReportShareDto } from './annual-report.dto.js';

/** The report as a document to be read and filed. */
export function reportPdf(report: AnnualReportDto, language: Language, documents: Documents) {
  const say = (key: string, values?: Record<string, string>) => words(language, `report.${key}`, values);
  const bytes = documents.pdf(new URL('./annual-report.typ', import.meta.url), {
    title: say('title', { programme: report.programmeName, year: String(report.year) }),
    language,
    reference: say('made', { at: formatInstant(report.at, language) }),
    city: say('city'),
    asOf: report.asOf ? say('as-of', { day: formatDay(report.asOf, language) }) : say('now'),
    finding: report.finding,
    figures: AMOUNTS.map((name) => [say(`column.${name}`), formatCents(report.figures[`${name}Cents`], language)]),
    rates: RATES.map((name) => [say(`rate.${name}`), rateText(report.rates[name], language)]),
    beneficiaries: sharesOf(report.beneficiaries, 'beneficiary', (b) => b.organisationName, language),
    countries: sharesOf(report.countries, 'country', (c) => c.label, language),
    euros: say('euros'),
    none: say('none'),
  });
  return { bytes, name: nameOf(report, language, 'pdf'), mime: 'application/pdf' };
}

const RATES = ['committed', 'ordered', 'paid'] as const;

function sharesOf<T extends ReportShareDto>(shares: T[], part: string, name: (share: T) => string, language: Language) {
  const say = (key: string) => words(language, `report.${key}`);
  const money = (cents: Cents) => formatCents(cents, language);
  return {
    title: say(`by.${part}`),
    headings: [say(`part.${part}`), ...['grants', 'reserved', ...RATES].map((key) => say(`column.${key}`))],
    rows: shares.map((s) => [
      name(s),
      String(s.grants),
      ...[s.reservedCents, s.committedCents, s.orderedCents, s.paidCents].map(money),
    ]),
  };
}

/** Hundredths of a percent as `99,90 %`. */
function rateText(rate: number | null, language: Language): string {
  if (rate === null) return '–';
  return formatPercent(rate, language);
}
