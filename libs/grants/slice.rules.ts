import type { Cents, FiscalYear, LocalDate, Refusal } from '#libs/kernel';

/** What is meant to be paid of a grant in one year, in cents. */
export interface PlannedSlice {
  year: FiscalYear;
  amountCents: Cents;
}

interface Sliced {
  amountCents: Cents;
  authorityId?: string | null;
  slices?: readonly PlannedSlice[] | null;
  instalments: readonly { amountCents: Cents; dueOn?: LocalDate | null }[];
}

const total = (parts: readonly { amountCents: Cents }[]): Cents =>
  parts.reduce((sum, { amountCents }) => sum + amountCents, 0n);

/**
 * All that is wrong with a grant's slices (rules 3.10, 3.11): authority and slices go together, at least two years, each once and
 * none before the year of the line; they make the grant, to the cent; and no year has more dated instalments than slices by then.
 */
export function faultsOfSlices(grant: Sliced, firstYear: FiscalYear): Refusal[] {
  const slices = grant.slices ?? [];
  if (!grant.authorityId) {
    return slices.length > 0 ? [{ code: 'grant.slices-without-authority', path: 'authorityId' }] : [];
  }
  const years = slices.map(({ year }) => year);
  if (new Set(years).size < 2) return [{ code: 'grant.slices-missing', path: 'slices' }];
  const slicedCents = total(slices);
  const { amountCents } = grant;
  const missingCents = amountCents - slicedCents;
  return [
    ...(missingCents === 0n
      ? []
      : [{ code: 'grant.slices-sum', path: 'slices', facts: { slicedCents, amountCents, missingCents } }]),
    ...years.flatMap((year, i) =>
      year < firstYear || years.indexOf(year) !== i
        ? [{ code: 'grant.slice-year', path: `slices.${i}.year`, facts: { first: String(firstYear) } }]
        : [],
    ),
    ...(years.includes(firstYear)
      ? []
      : [{ code: 'grant.slice-first', path: 'slices', facts: { first: String(firstYear) } }]),
    ...faultsOfDates(grant.instalments, slices),
  ];
}

/** Whatever is due by the end of a year must fit into the slices up to it. */
function faultsOfDates(instalments: Sliced['instalments'], slices: readonly PlannedSlice[]): Refusal[] {
  const last = Math.max(...slices.map(({ year }) => year));
  const beyond = instalments.findIndex(({ dueOn }) => dueOn && Number(dueOn.slice(0, 4)) > last);
  if (beyond >= 0) {
    return [
      { code: 'grant.instalment-after-slices', path: `instalments.${beyond}.dueOn`, facts: { last: String(last) } },
    ];
  }
  for (const { year } of byYear(slices)) {
    const dueCents = total(instalments.filter(({ dueOn }) => dueOn && Number(dueOn.slice(0, 4)) <= year));
    const openCents = total(slices.filter((slice) => slice.year <= year));
    if (dueCents > openCents) {
      return [{ code: 'grant.slice-short', path: 'slices', facts: { year: String(year), dueCents, openCents } }];
    }
  }
  return [];
}

export const byYear = <T extends { year: FiscalYear }>(slices: readonly T[]): T[] =>
  [...slices].sort((a, b) => a.year - b.year);

/**
 * The council granted less: slices follow their instalments. Where a year ended between two instalments it still does, so that no
 * instalment lacks a cent in its year; elsewhere the year keeps its share. The first year keeps at least a cent; a slice that
 * becomes nothing falls away.
 */
export function cutSlices(
  slices: readonly PlannedSlice[],
  { before, after }: { before: readonly Cents[]; after: readonly Cents[] },
): PlannedSlice[] {
  const upTo = (cents: readonly Cents[], count: number) => cents.slice(0, count).reduce((sum, c) => sum + c, 0n);
  const [asked, granted] = [upTo(before, before.length), upTo(after, after.length)];
  let [seen, given] = [0n, 0n];
  return byYear(slices).flatMap(({ year, amountCents }, i) => {
    seen += amountCents;
    const ended = before.findIndex((_, k) => upTo(before, k + 1) === seen);
    const end = ended >= 0 ? upTo(after, ended + 1) : (seen * granted) / asked;
    const upToHere = i === 0 && end === 0n ? 1n : end > given ? end : given;
    const cut = { year, amountCents: upToHere - given };
    given = upToHere;
    return cut.amountCents > 0n ? [cut] : [];
  });
}
