import type { Cents, FiscalYear, LocalDate, Refusal } from '#libs/kernel';

/** What a grant's committed money on a line becomes at the year's end; cents. Together it is all that is committed. */
export interface YearEndChoice {
  /** Service done by 31 December and not ordered (rule 3.16). */
  accrueCents: Cents;
  /** Neither ordered nor done: the next year takes it up (rule 3.17). */
  carryCents: Cents;
  /** Comes to an end; of a slice under an authority it is voted again (rule 3.11). */
  lapseCents: Cents;
}

/** What is known of it on 31 December; cents. */
export interface YearEndFacts {
  /** Committed on the line and not ordered, with what waits. */
  committedCents: Cents;
  /** Of it, accrued in an earlier year and not ordered since. */
  waitingCents: Cents;
  /** Instalments not ordered whose day or condition came by 31 December. */
  doneCents: Cents;
  /** Of a grant under a commitment authority: a year's slice, or what was accrued of an earlier one. */
  sliced: boolean;
  accrueFromCents: Cents;
  onlyWithAuthority: boolean;
  carryOver: boolean;
}

const least = (a: Cents, b: Cents): Cents => (a < b ? a : b);

/**
 * What the rules make of it: what was done is accrued, unless the city leaves out so small an amount or grants without an
 * authority (rule 3.16), and what was accrued before goes on waiting; the rest of a slice lapses, its authority stays (rule 3.11);
 * other rests are carried over where the programme does (rule 3.17), else they lapse.
 */
export function proposeYearEnd(facts: YearEndFacts): YearEndChoice {
  const done = least(facts.doneCents, facts.committedCents);
  const excluded = done < facts.accrueFromCents || (facts.onlyWithAuthority && !facts.sliced);
  const accrueCents = excluded ? least(done, facts.waitingCents) : done;
  const rest = facts.committedCents - accrueCents;
  const carries = facts.carryOver && !facts.sliced;
  return { accrueCents, carryCents: carries ? rest : 0n, lapseCents: carries ? 0n : rest };
}

const same = (a: YearEndChoice, b: YearEndChoice) =>
  a.accrueCents === b.accrueCents && a.carryCents === b.carryCents && a.lapseCents === b.lapseCents;

/** All that is wrong with a person's choice. `path` is where the choice stands in what was sent. */
export function faultsOfChoice(
  facts: YearEndFacts,
  choice: YearEndChoice & { reason?: string | null },
  path: string,
): Refusal[] {
  const { committedCents, doneCents } = facts;
  const chosenCents = choice.accrueCents + choice.carryCents + choice.lapseCents;
  const differenceCents = committedCents - chosenCents;
  if (differenceCents !== 0n)
    return [{ code: 'year-end.choice-sum', path, facts: { committedCents, chosenCents, differenceCents } }];
  return [
    ...(choice.accrueCents > doneCents
      ? [{ code: 'year-end.not-done', path: `${path}.accrueCents`, facts: { doneCents } }]
      : []),
    ...(facts.sliced && choice.carryCents > 0n ? [{ code: 'year-end.slice-lapses', path: `${path}.carryCents` }] : []),
    ...(same(choice, proposeYearEnd(facts)) || choice.reason
      ? []
      : [{ code: 'year-end.reason-missing', path: `${path}.reason` }]),
  ];
}

/** What the books say of a year before its close. */
export interface ClosingFacts {
  year: FiscalYear;
  today: LocalDate;
  /** Last day for orders of the complementary period (rule 3.15). */
  ordersUntil: LocalDate;
  /** The earliest year before this one that is open, if any. */
  earlierOpen: FiscalYear | null;
  /** Grants still in decision, whose reservation stands on the year's lines. */
  reserved: number;
  reservedCents: Cents;
  /** Grants whose committed money nobody has reviewed as it stands now. */
  unreviewed: number;
}

/** Whatever stands in the way of closing a year; empty when it may be closed. */
export function refusalsOfClose(facts: ClosingFacts): Refusal[] {
  const { year, today, ordersUntil, earlierOpen, reserved, reservedCents, unreviewed } = facts;
  const name = String(year);
  return [
    ...(today < ordersUntil ? [{ code: 'year-end.too-early', facts: { year: name, ordersUntil } }] : []),
    ...(earlierOpen === null ? [] : [{ code: 'year-end.earlier-open', facts: { earlier: String(earlierOpen) } }]),
    ...(reserved > 0 ? [{ code: 'year-end.reserved', facts: { year: name, count: reserved, reservedCents } }] : []),
    ...(unreviewed > 0 ? [{ code: 'year-end.unreviewed', facts: { count: unreviewed } }] : []),
  ];
}

/** A year is opened on its first day at the earliest. */
export const refusalOfDay = (year: FiscalYear, today: LocalDate): Refusal | undefined =>
  today < `${year}-01-01` ? { code: 'year-end.not-begun', facts: { year: String(year) } } : undefined;

/** `toTake` counts the carry-overs, accruals and slices that the year has not taken up. */
export const refusalOfNothing = (year: FiscalYear, toTake: number): Refusal | undefined =>
  toTake > 0 ? undefined : { code: 'year-end.nothing-to-open', facts: { year: String(year) } };
