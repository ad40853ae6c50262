import { addDays, type Cents, type LocalDate, type Refusal } from '#libs/kernel';

/**
 * Rule 2.2: above this yearly total to one body an agreement is compulsory (law 2000-321 art. 10, decree 2001-495 art. 1). Dated,
 * because the law may change it and old grants keep theirs.
 */
const AGREEMENT_ABOVE: readonly { from: LocalDate; cents: Cents }[] = [{ from: '2001-06-06', cents: 2_300_000n }];

export const agreementThreshold = (day: LocalDate): Cents =>
  [...AGREEMENT_ABOVE].reverse().find(({ from }) => from <= day)?.cents ?? AGREEMENT_ABOVE[0]!.cents;

/** Rule 2.4: pay within 60 days of the notification, or of the day or event that the decision sets instead. */
export const DAYS_TO_PAY = 60;

export interface PlannedInstalment {
  amountCents: Cents;
  dueOn?: LocalDate | null;
  condition?: string | null;
}

export interface WaitingInstalment {
  dueOn: LocalDate | null;
  conditionMetOn: LocalDate | null;
}

/** The day from which an instalment may be ordered: its date or its condition's, never before the decision is in force. */
export function payableFrom(
  { dueOn, conditionMetOn }: WaitingInstalment,
  inForceOn: LocalDate | null,
): LocalDate | null {
  const own = dueOn ?? conditionMetOn;
  if (!own || !inForceOn) return null;
  return own > inForceOn ? own : inForceOn;
}

/** The last day on which it may be paid without being late (rule 2.4); null while its clock has not started. */
export function payBy(instalment: WaitingInstalment, inForceOn: LocalDate | null): LocalDate | null {
  const from = payableFrom(instalment, inForceOn);
  return from && addDays(from, DAYS_TO_PAY);
}

interface Proposal {
  amountCents: Cents;
  instalments: readonly PlannedInstalment[];
}

/** All that is wrong with a proposal, each with its field. */
export function faultsOfProposal({ amountCents, instalments }: Proposal, recommendedCents: Cents): Refusal[] {
  const planned = instalments.reduce((sum, { amountCents: cents }) => sum + cents, 0n);
  return [
    ...(amountCents > recommendedCents
      ? [{ code: 'grant.above-recommended', path: 'amountCents', facts: { recommendedCents } }]
      : []),
    ...(planned === amountCents
      ? []
      : [{ code: 'grant.instalments-sum', path: 'instalments', facts: { plannedCents: planned, amountCents } }]),
    ...instalments.flatMap((one, i) => faultsOfInstalment(one, `instalments.${i}`)),
  ];
}

const faultsOfInstalment = ({ dueOn, condition }: PlannedInstalment, path: string): Refusal[] =>
  Boolean(dueOn) === Boolean(condition) ? [{ code: 'grant.date-or-condition', path }] : [];

export interface OrderFacts extends WaitingInstalment {
  instalmentState: string;
  grantState: string;
  inForceOn: LocalDate | null;
  condition: string | null;
  today: LocalDate;
  /** All grants decided for this organisation in this fiscal year, this one included. */
  yearlyTotalCents: Cents;
  /** A bank account that a second person has confirmed. */
  accountConfirmed: boolean;
  /** Of a grant of several years: the year whose slice pays, and whether it is open. Null years: no slice is left. */
  slice?: { year: number | null; open: boolean } | null;
  /** The grant's year is closed, and no open year has taken up its money. */
  yearClosed?: boolean;
  fiscalYear?: number;
}

/** Whatever stands between an instalment and its payment order. */
export function refusalsOfOrder(facts: OrderFacts): Refusal[] {
  const { grantState, today, yearlyTotalCents, condition, conditionMetOn, inForceOn } = facts;
  if (!['in-force', 'signed'].includes(grantState))
    return [{ code: 'instalment.not-in-force', facts: { state: `grant.state.${grantState}` } }];
  if (facts.instalmentState !== 'planned')
    return [{ code: 'instalment.not-planned', facts: { state: `instalment.state.${facts.instalmentState}` } }];
  const thresholdCents = agreementThreshold(inForceOn ?? today);
  const unsigned = yearlyTotalCents > thresholdCents && grantState !== 'signed';
  const from = payableFrom(facts, inForceOn);
  return [
    ...(unsigned ? [{ code: 'instalment.agreement-missing', facts: { yearlyTotalCents, thresholdCents } }] : []),
    ...(facts.accountConfirmed ? [] : [{ code: 'instalment.account-not-confirmed' }]),
    ...(condition && !conditionMetOn ? [{ code: 'instalment.condition-not-met', facts: { condition } }] : []),
    ...(from && from > today ? [{ code: 'instalment.not-due', facts: { dueOn: from } }] : moneyRefusal(facts)),
  ];
}

/**
 * An instalment is paid from the slice of its year (rule 3.10); what a closed year left is in the next one, once that was opened
 * (rules 3.16, 3.17).
 */
function moneyRefusal({ slice, yearClosed, fiscalYear }: OrderFacts): Refusal[] {
  if (slice && !slice.open)
    return slice.year === null
      ? [{ code: 'instalment.no-slice' }]
      : [{ code: 'instalment.slice-not-open', facts: { year: String(slice.year) } }];
  return yearClosed ? [{ code: 'instalment.year-closed', facts: { year: String(fiscalYear) } }] : [];
}

/** The day on which a move counts: today, or the edge of the line's year when today is outside it (rule 3.15). */
export function accountingDate(day: LocalDate, fiscalYear: number): LocalDate {
  const [first, last] = [`${fiscalYear}-01-01`, `${fiscalYear}-12-31`];
  return day < first ? first : day > last ? last : day;
}
