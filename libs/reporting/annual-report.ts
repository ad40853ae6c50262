import { countryName } from '#libs/applications';
import { linesFor, type Position, positions, programmeByCode, sumOf } from '#libs/budgets';
import { basisPoints, type Cents, type Language, refuse } from '#libs/kernel';
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
import { type GrantBalance, grantBalances } from './grant-balances.js';

/**
 * The report of a programme and year (rule 3.26) on any day. Today's figures come from balances, so they cost the same however
 * many entries there are; a past day's are computed from the entries. All amounts in cents; totals are the sums of their lines.
 * @throws 422 `budget.programme-unknown`
 */
export async function annualReport(q: Queryable, query: AnnualReportQuery, now: Date): Promise<AnnualReportDto> {
  const programme = await programmeByCode(q, query.programme);
  if (!programme) return refuse('budget.programme-unknown', { code: query.programme }, 422, 'programme');
  const lines = await linesFor(q, query.programme, query.year);
  const ids = lines.map((line) => line.id);
  const [byLine, grants] = await Promise.all([positions(q, ids, query.asOf), grantBalances(q, ids, query.asOf)]);
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

const shareOf = (grants: GrantBalance[]): ReportShareDto => {
  const sum = (of: (g: GrantBalance) => Cents) => grants.reduce((all, g) => all + of(g), 0n);
  const ordered = (g: GrantBalance) => g.orderedCents + g.paidCents;
  return {
    grants: grants.length,
    reservedCents: sum((g) => g.reservedCents),
    committedCents: sum((g) => g.committedCents + ordered(g)),
    orderedCents: sum(ordered),
    paidCents: sum((g) => g.paidCents),
  };
};

function grouped(grants: GrantBalance[], keyOf: (g: GrantBalance) => string): GrantBalance[][] {
  const groups = new Map<string, GrantBalance[]>();
  for (const grant of grants) {
    const key = keyOf(grant);
    const group = groups.get(key);
    if (group) group.push(grant);
    else groups.set(key, [grant]);
  }
  return [...groups.values()];
}

const larger = (a: ReportShareDto, b: ReportShareDto) =>
  Number(b.committedCents + b.reservedCents - a.committedCents - a.reservedCents);

const beneficiariesOf = (grants: GrantBalance[]): BeneficiaryShareDto[] =>
  grouped(grants, (g) => g.organisationId)
    .map((group) => ({
      organisationId: group[0]!.organisationId,
      organisationName: group[0]!.organisationName,
      ...shareOf(group),
    }))
    .sort((a, b) => larger(a, b) || a.organisationName.localeCompare(b.organisationName));

const countriesOf = (grants: GrantBalance[], language: Language): CountryShareDto[] =>
  grouped(grants, (g) => g.countries.join())
    .map((group) => {
      const { countries } = group[0]!;
      const label = countries.map((code) => countryName(code, language)).join(', ');
      return { countries, label: label || words(language, 'report.country.none'), ...shareOf(group) };
    })
    .sort((a, b) => larger(a, b) || a.label.localeCompare(b.label));
