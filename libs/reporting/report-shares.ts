import { countryName } from '#libs/applications';
import type { Language } from '#libs/kernel';
import { words } from '#libs/platform';
import type { BeneficiaryShareDto, CountryShareDto, ReportShareDto } from './annual-report.dto.js';
import type { GrantsTogether } from './grants-together.js';

const shareOf = (group: GrantsTogether): ReportShareDto => {
  const { grants, reservedCents, paidCents, accruedCents, carriedCents, lapsedCents } = group;
  const orderedCents = group.orderedCents + paidCents;
  const ended = accruedCents + carriedCents + lapsedCents - group.earlierCents;
  const committedCents = group.committedCents + orderedCents + ended;
  return { grants, reservedCents, committedCents, orderedCents, paidCents, accruedCents, carriedCents, lapsedCents };
};

const larger = (a: ReportShareDto, b: ReportShareDto) =>
  Number(b.committedCents + b.reservedCents - a.committedCents - a.reservedCents) || Number(b.paidCents - a.paidCents);

export const beneficiariesOf = (groups: GrantsTogether[]): BeneficiaryShareDto[] =>
  groups
    .filter((group) => group.organisationId !== null)
    .map((group) => ({
      organisationId: group.organisationId!,
      organisationName: group.organisationName,
      ...shareOf(group),
    }))
    .sort((a, b) => larger(a, b) || a.organisationName.localeCompare(b.organisationName));

/** The same countries in another order are the same countries. */
export function countriesOf(groups: GrantsTogether[], language: Language): CountryShareDto[] {
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
  accruedCents: a.accruedCents + b.accruedCents,
  carriedCents: a.carriedCents + b.carriedCents,
  lapsedCents: a.lapsedCents + b.lapsedCents,
});
