import { countryName } from '#libs/applications';
import { linesFor, type Position, positions, programmeByCode, sumOf } from '#libs/budgets';
import { basisPoints, type Language, refuse } from '#libs/kernel';
import { languageOf, type Queryable, words } from '#libs/platform';
import type {
  AnnualReportDto,
  AnnualReportQuery,
  BeneficiaryShareDto,
  CountryShareDto,
  ReportFiguresDto,
  ReportRatesDto,
  ReportShareDto,
} from './annual-report.dto.js';
import { type GrantsTogether, grantsTogether } from './grants-together.js';

/**
 * The report of a programme and year (rule 3.26) on any day. Today's figures come from balances, so they cost the same however
 * many entries there are; a past day's are computed from the entries. All amounts in cents; totals are the sums of their lines.
 * @throws 422 `budget.programme-unknown`
 */
export async function annualReport(q: Queryable, query: AnnualReportQuery, now: Date): Promise<AnnualReportDto> {
  const [programme, lines] = await Promise.all([
    programmeByCode(q, query.programme),
    linesFor(q, query.programme, query.year),
  ]);
  if (!programme) return refuse('budget.programme-unknown', { code: query.programme }, 422, 'programme');
  const ids = lines.map((line) => line.id);
  const [byLine, grants] = await Promise.all([positions(q, ids, query.asOf), grantsTogether(q, ids, query.asOf)]);
  const position = sumOf([...byLine.values()]);
  const figures = figuresOf(position);
  const rates = ratesOf(figures);
  const language = languageOf();
  return {
    programmeCode: programme.code,
    programmeName: programme.name,
    year: query.year,
    asOf: query.asOf ?? null,
    at: now,
    finding: finding(figures, rates, language),
    position,
    figures,
    rates,
    lines: lines.map(({ id, label, chapter, nature, function: use }) => ({
      id,
      label,
      place: `${chapter} · ${nature} · ${use}`,
      position: byLine.get(id)!,
    })),
    beneficiaries: beneficiariesOf(grants),
    countries: countriesOf(grants, language),
  };
}

/** What was committed stays counted as committed when it is ordered and paid (rule 8.2). */
export function figuresOf(p: Position): ReportFiguresDto {
  const orderedCents = p.orderedCents + p.paidCents;
  return {
    initialCents: p.votedCents - p.amendedCents,
    amendedCents: p.amendedCents,
    votedCents: p.votedCents,
    availableCents: p.availableCents,
    reservedCents: p.reservedCents,
    committedCents: p.committedCents + orderedCents + p.accruedCents + p.carriedCents,
    orderedCents,
    paidCents: p.paidCents,
    accruedCents: p.accruedCents,
    carriedCents: p.carriedCents,
    lapsedCents: p.lapsedCents,
  };
}

/** Rule 3.26: of the modified total; two decimals, half up. */
export const ratesOf = (f: ReportFiguresDto): ReportRatesDto => ({
  committed: basisPoints(f.committedCents, f.votedCents),
  ordered: basisPoints(f.orderedCents + f.accruedCents, f.votedCents),
  paid: basisPoints(f.paidCents, f.votedCents),
});

function finding(f: ReportFiguresDto, rates: ReportRatesDto, language: Language): string {
  if (rates.committed === null) return words(language, 'report.finding.none');
  const { votedCents, committedCents, paidCents } = f;
  return words(language, 'report.finding', {
    votedCents,
    committedCents,
    paidCents,
    committedRate: rates.committed / 10_000,
    paidRate: rates.paid! / 10_000,
  });
}

const shareOf = (group: GrantsTogether): ReportShareDto => {
  const { grants, reservedCents, paidCents } = group;
  const orderedCents = group.orderedCents + paidCents;
  return { grants, reservedCents, committedCents: group.committedCents + orderedCents, orderedCents, paidCents };
};

const larger = (a: ReportShareDto, b: ReportShareDto) =>
  Number(b.committedCents + b.reservedCents - a.committedCents - a.reservedCents);

const beneficiariesOf = (groups: GrantsTogether[]): BeneficiaryShareDto[] =>
  groups
    .filter((group) => group.organisationId !== null)
    .map((group) => ({
      organisationId: group.organisationId!,
      organisationName: group.organisationName,
      ...shareOf(group),
    }))
    .sort((a, b) => larger(a, b) || a.organisationName.localeCompare(b.organisationName));

/** The same countries in another order are the same countries. */
function countriesOf(groups: GrantsTogether[], language: Language): CountryShareDto[] {
  const shares = new Map<string, CountryShareDto>();
  for (const group of groups) {
    if (group.countries === null) continue;
    const countries = [...group.countries].sort();
    const label = countries.map((code) => countryName(code, language)).join(', ');
    const before = shares.get(countries.join());
    const share = { countries, label: label || words(language, 'report.country.none'), ...shareOf(group) };
    shares.set(countries.join(), before ? added(before, share) : share);
  }
  return [...shares.values()].sort((a, b) => larger(a, b) || a.label.localeCompare(b.label));
}

const added = (a: CountryShareDto, b: CountryShareDto): CountryShareDto => ({
  ...a,
  grants: a.grants + b.grants,
  reservedCents: a.reservedCents + b.reservedCents,
  committedCents: a.committedCents + b.committedCents,
  orderedCents: a.orderedCents + b.orderedCents,
  paidCents: a.paidCents + b.paidCents,
});
