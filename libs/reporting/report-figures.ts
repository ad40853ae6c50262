import type { Position } from '#libs/budgets';
import { basisPoints, type Cents } from '#libs/kernel';
import type { ReportFiguresDto, ReportRatesDto, ReportStepDto } from './annual-report.dto.js';
import type { Flow } from './year-flows.js';

/** The figures of a report in the order in which they are read: from the vote to what became of it. */
export const FIGURES = [
  'initial',
  'amended',
  'transferredIn',
  'transferredOut',
  'carriedIn',
  'modified',
  'available',
  'reserved',
  'committed',
  'ordered',
  'earlier',
  'paid',
  'accrued',
  'realised',
  'carried',
  'lapsed',
] as const satisfies readonly FigureName[];

type FigureName = keyof ReportFiguresDto extends `${infer Name}Cents` ? Name : never;

type Wanted = Partial<Pick<Flow, 'move' | 'fromAccount' | 'toAccount'>>;
type Moved = Pick<Flow, 'move' | 'fromAccount' | 'toAccount' | 'cents' | 'entries'>;

const fits = (flow: Moved, wanted: Wanted) =>
  (Object.keys(wanted) as (keyof Wanted)[]).every((key) => flow[key] === wanted[key]);

/** The sum of some flows, in cents. */
export const centsOf = (flows: readonly Moved[], wanted: Wanted): Cents =>
  flows.reduce((sum, flow) => (fits(flow, wanted) ? sum + flow.cents : sum), 0n);

export const countOf = (flows: readonly Moved[], move: string): number =>
  flows.reduce((sum, flow) => (flow.move === move ? sum + flow.entries : sum), 0);

/** The balances that flows leave; see `Position`. */
export function positionOf(flows: readonly Moved[]): Position {
  const into = (account: string) => centsOf(flows, { toAccount: account }) - centsOf(flows, { fromAccount: account });
  const added = (move: string) =>
    centsOf(flows, { move, fromAccount: 'voted' }) - centsOf(flows, { move, toAccount: 'voted' });
  return {
    votedCents: -into('voted'),
    amendedCents: added('amend'),
    transferredCents: added('transfer'),
    carriedInCents: added('carry-in'),
    reversedCents: added('reverse'),
    settledCents: added('settle'),
    availableCents: into('available'),
    reservedCents: into('reserved'),
    committedCents: into('committed'),
    orderedCents: into('ordered'),
    paidCents: into('paid'),
    accruedCents: into('accrued'),
    carriedCents: into('carried'),
    lapsedCents: into('lapsed'),
  };
}

/**
 * The figures of rules 3.26 and 8.2. What was committed stays counted as committed, and what was ordered as ordered, whatever became
 * of it. Spending of the year before that is ordered in this one (its accruals, its unpaid orders) is not this year's: it counts in
 * neither the modified total nor what is committed and realised (rule 8.5).
 */
export function figuresOf(flows: readonly Moved[]): ReportFiguresDto {
  const p = positionOf(flows);
  const earlierCents = p.reversedCents + p.settledCents;
  const orderedCents = p.orderedCents + p.paidCents;
  const lapsedByGrants = centsOf(flows, { move: 'lapse', fromAccount: 'committed' });
  return {
    initialCents: p.votedCents - p.amendedCents - p.transferredCents - p.carriedInCents - earlierCents,
    amendedCents: p.amendedCents,
    transferredInCents: centsOf(flows, { move: 'transfer', fromAccount: 'voted' }),
    transferredOutCents: centsOf(flows, { move: 'transfer', toAccount: 'voted' }),
    carriedInCents: p.carriedInCents,
    modifiedCents: p.votedCents - earlierCents,
    availableCents: p.availableCents,
    reservedCents: p.reservedCents,
    committedCents: p.committedCents + orderedCents + p.accruedCents + p.carriedCents + lapsedByGrants - earlierCents,
    orderedCents,
    earlierCents,
    paidCents: p.paidCents,
    accruedCents: p.accruedCents,
    realisedCents: orderedCents + p.accruedCents - earlierCents,
    carriedCents: p.carriedCents,
    lapsedCents: p.lapsedCents,
  };
}

/** Of the modified total, in two decimals, half up. Payments may also pay what was spent in the year before, so that is added there. */
export const ratesOf = (f: ReportFiguresDto): ReportRatesDto => ({
  committed: basisPoints(f.committedCents, f.modifiedCents),
  ordered: basisPoints(f.orderedCents - f.earlierCents, f.modifiedCents),
  realised: basisPoints(f.realisedCents, f.modifiedCents),
  paid: basisPoints(f.paidCents, f.modifiedCents + f.earlierCents),
  carried: basisPoints(f.carriedCents, f.modifiedCents),
  lapsed: basisPoints(f.lapsedCents, f.modifiedCents),
});

/** From the vote to what was paid, step by step: what comes, what goes, and the sums between. Steps of nothing are left out. */
export function stepsOf(f: ReportFiguresDto, p: Position): ReportStepDto[] {
  const all: [step: string, cents: Cents, total?: boolean][] = [
    ['initial', f.initialCents, true],
    ['amended', f.amendedCents],
    ['transferredIn', f.transferredInCents],
    ['transferredOut', -f.transferredOutCents],
    ['carriedIn', f.carriedInCents],
    ['modified', f.modifiedCents, true],
    ['earlier', f.earlierCents],
    ['available', -f.availableCents],
    ['reserved', -f.reservedCents],
    ['toOrder', -p.committedCents],
    ['toPay', -p.orderedCents],
    ['accrued', -f.accruedCents],
    ['carried', -f.carriedCents],
    ['lapsed', -f.lapsedCents],
    ['paid', f.paidCents, true],
  ];
  return all
    .filter(([, cents, total]) => total || cents !== 0n)
    .map(([step, cents, total]) => ({ step, cents, total: total ?? false }));
}
