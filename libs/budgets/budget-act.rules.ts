import type { Cents, FiscalYear, Refusal } from '#libs/kernel';

export type BudgetActKind = 'BP' | 'DM' | 'VIR';

/** A side as it will stand on the books: the place of its line, and what it adds or, below zero, takes. Cents. */
export interface Side {
  lineId: string | null;
  /** Of the line; null for a line that the act brings. */
  year: FiscalYear | null;
  programmeCode: string;
  section: string;
  chapter: string;
  nature: string;
  function: string;
  service: string;
  fundingSource: string;
  label: string;
  amountCents: Cents;
}

interface Sided {
  kind: BudgetActKind;
  year: FiscalYear;
  counterpart: string | null;
  sides: readonly Side[];
}

export interface Chart {
  /** Numbers that may be used in the year. */
  chapters: ReadonlySet<string>;
  natures: ReadonlySet<string>;
}

export const sumOfSides = (sides: readonly { amountCents: Cents }[]): Cents =>
  sides.reduce((sum, { amountCents }) => sum + amountCents, 0n);

/** What goes up: of a move, what leaves one place for another. */
export const movedCents = (sides: readonly { amountCents: Cents }[]): Cents =>
  sides.reduce((sum, { amountCents }) => (amountCents > 0n ? sum + amountCents : sum), 0n);

/** A move whose sides stand in more than one chapter: the mayor's within the council's ceiling (rule 3.12). */
export const betweenChapters = (kind: BudgetActKind, sides: readonly Side[]): boolean =>
  kind === 'VIR' && new Set(sides.map(({ chapter }) => chapter)).size > 1;

/**
 * All that is wrong with an act's sides: a vote only gives; a move sums to zero within one section; an amending vote sums to zero or
 * names the revenue that pays the difference (rules 3.12, 3.13); each line once, of the act's year; accounts that hold in that year.
 */
export function faultsOfSides({ kind, year, counterpart, sides }: Sided, chart: Chart): Refusal[] {
  if (sides.length === 0) return [{ code: 'budget-act.no-sides', path: 'sides' }];
  return [
    ...faultsOfSum(kind, counterpart, sides),
    ...sides.flatMap((side, i) => faultsOf(side, i, { kind, year, sides, chart })),
  ];
}

function faultsOfSum(kind: BudgetActKind, counterpart: string | null, sides: readonly Side[]): Refusal[] {
  const differenceCents = sumOfSides(sides);
  const sections = new Set(sides.map(({ section }) => section));
  return [
    ...(kind === 'VIR' && differenceCents !== 0n
      ? [{ code: 'budget-act.unbalanced', path: 'sides', facts: { differenceCents } }]
      : []),
    ...(kind === 'DM' && differenceCents !== 0n && !counterpart
      ? [{ code: 'budget-act.counterpart-missing', path: 'counterpart', facts: { differenceCents } }]
      : []),
    ...(kind === 'VIR' && sections.size > 1 ? [{ code: 'budget-act.sections', path: 'sides' }] : []),
  ];
}

const keyOf = (s: Side) =>
  s.lineId ?? [s.programmeCode, s.section, s.chapter, s.nature, s.function, s.service, s.fundingSource].join(' ');

function faultsOf(
  side: Side,
  i: number,
  { kind, year, sides, chart }: { kind: BudgetActKind; year: FiscalYear; sides: readonly Side[]; chart: Chart },
): Refusal[] {
  const at = `sides.${i}`;
  const { amountCents, lineId, chapter, nature } = side;
  const facts = { year: String(year) };
  return [
    ...(amountCents === 0n || (kind === 'BP' && amountCents < 0n)
      ? [{ code: 'budget.amount-not-positive', path: `${at}.amountCents` }]
      : []),
    ...(!lineId && amountCents < 0n ? [{ code: 'budget-act.new-line-gives', path: `${at}.amountCents` }] : []),
    ...(sides.findIndex((other) => keyOf(other) === keyOf(side)) < i
      ? [{ code: 'budget-act.line-twice', path: at }]
      : []),
    ...(side.year !== null && side.year !== year ? [{ code: 'budget-act.line-of-other-year', path: at, facts }] : []),
    ...(lineId || chart.chapters.has(chapter)
      ? []
      : [{ code: 'budget-act.account-unknown', path: `${at}.chapter`, facts: { ...facts, number: chapter } }]),
    ...(lineId || chart.natures.has(nature)
      ? []
      : [{ code: 'budget-act.account-unknown', path: `${at}.nature`, facts: { ...facts, number: nature } }]),
  ];
}

/** What may move between chapters of a section in a year, in cents (rule 3.12). */
export interface TransferRoom {
  /** Real expenses of the section, as voted and amended. */
  baseCents: Cents;
  ceilingBp: number;
  /** Moved by adopted acts. */
  movedCents: Cents;
}

export const ceilingOf = ({ baseCents, ceilingBp }: TransferRoom): Cents => (baseCents * BigInt(ceilingBp)) / 10_000n;

/** Why a move between chapters is too large, if it is. */
export function faultsOfCeiling(room: TransferRoom, askedCents: Cents): Refusal[] {
  const ceilingCents = ceilingOf(room);
  const leftCents = ceilingCents - room.movedCents;
  return askedCents <= leftCents
    ? []
    : [
        {
          code: 'budget-act.ceiling-passed',
          facts: { ceilingCents, leftCents: leftCents < 0n ? 0n : leftCents, askedCents },
        },
      ];
}
