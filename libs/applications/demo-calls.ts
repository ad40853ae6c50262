import { addDays, fiscalYearOf, type LocalDate } from '#libs/kernel';
import type { CreateCallDto } from './call.dto.js';
import type { DemoProject } from './demo-projects.js';

export interface DemoCall {
  input: CreateCallDto;
  state: 'draft' | 'open' | 'closed';
  projects: DemoProject['programme'];
  /** How far into the invented projects and organisations it begins. */
  shift: number;
  /** Where each application ends; the first is Santé Sahel's, the second Eau pour Tous's. */
  ends: string[];
}

const of = (end: string, count: number): string[] => Array.from({ length: count }, () => end);

const TERMS = {
  fr: (what: string) =>
    `Peuvent demander les associations déclarées depuis plus d’un an, dotées d’un SIRET, qui portent elles-mêmes ${what}. Un partenaire local est nommé. La Ville finance au plus la moitié du budget. Les comptes rendus des années passées sont remis.`,
  en: (what: string) =>
    `Associations that were declared more than a year ago, have a SIRET number and carry out ${what} themselves may apply. A local partner is named. The City pays at most half of the budget. Reports of past years have been handed in.`,
};

const terms = (title: string, programmeCode: string, [fr, en]: [string, string]) => ({
  title,
  programmeCode,
  eligibilityFr: TERMS.fr(fr),
  eligibilityEn: TERMS.en(en),
  form: 'full' as const,
  shareCapPercent: 50,
});

const amounts = (envelope: bigint, min: bigint, max: bigint) => ({
  envelopeCents: envelope * 100n,
  minCents: min * 100n,
  maxCents: max * 100n,
});

type Dates = Pick<CreateCallDto, 'fiscalYear' | 'opensOn' | 'closesOn'>;

const AIDS: [string, string] = ['une action de prévention, de dépistage ou de soin', 'prevention, testing or care'];
const WATER: [string, string] = ['un projet d’eau ou d’assainissement', 'a water or sanitation project'];
const ANY: [string, string] = ['un projet de solidarité à l’étranger', 'a solidarity project abroad'];

const aids = (dates: Dates, envelope: bigint): CreateCallDto => ({
  ...terms(`Lutte contre le sida ${dates.fiscalYear}`, 'aids', AIDS),
  ...dates,
  ...amounts(envelope, 10_000n, 120_000n),
});
const water = (dates: Dates, envelope: bigint): CreateCallDto => ({
  ...terms(`Eau et assainissement ${dates.fiscalYear}`, 'water', WATER),
  ...dates,
  ...amounts(envelope, 10_000n, 150_000n),
});
const projects = (dates: Dates, envelope: bigint, session = ''): CreateCallDto => ({
  ...terms(`Projets associatifs ${dates.fiscalYear}${session}`, 'projects', ANY),
  ...dates,
  ...amounts(envelope, 5_000n, 60_000n),
});

/** Two calls of last year, three of this year that are closed and one that nobody has answered yet, two of the next that are open, one being prepared. */
export function demoCalls(day: LocalDate): DemoCall[] {
  const year = fiscalYearOf(day);
  const past = (days: number): Dates => ({ fiscalYear: year, opensOn: addDays(day, -days), closesOn: day });
  const lastYear = { fiscalYear: year - 1, opensOn: addDays(day, -560), closesOn: addDays(day, -500) };
  const next = (from: number, to: number): Dates => ({
    fiscalYear: year + 1,
    opensOn: addDays(day, from),
    closesOn: addDays(day, to),
  });
  const last: Dates = { fiscalYear: year, opensOn: addDays(day, -10), closesOn: addDays(day, 20) };
  const many = (...ends: [string, number][]) => ends.flatMap(([end, count]) => of(end, count));
  const call = (input: CreateCallDto, state: DemoCall['state'], shift: number, ends: string[]): DemoCall => ({
    input,
    state,
    shift,
    ends,
    projects: input.programmeCode as DemoCall['projects'],
  });
  const session = [
    ['recommended', 4],
    ['reviewed', 3],
    ['in-review', 4],
    ['complete', 2],
    ['refused', 1],
  ] as [string, number][];
  const wet = many(['recommended', 6], ['refused', 2], ['reviewed', 2]);
  const started = ['submitted', 'draft', ...many(['questioned', 2], ['submitted', 4], ['draft', 2])];
  const fresh = ['draft', 'submitted', ...many(['submitted', 5], ['questioned', 2], ['draft', 3])];
  return [
    call(aids(lastYear, 800_000n), 'closed', 3, many(['recommended', 7], ['refused', 3])),
    call(water(lastYear, 700_000n), 'closed', 11, many(['recommended', 5], ['refused', 2])),
    call(aids(past(120), 900_000n), 'closed', 0, many(['recommended', 8], ['refused', 3], ['reviewed', 1])),
    call(water(past(95), 800_000n), 'closed', 5, wet),
    call(projects(past(60), 600_000n, ', seconde session'), 'closed', 9, many(...session)),
    call(aids(next(-25, 65), 1_200_000n), 'open', 14, started),
    call(projects(next(-25, 36), 1_500_000n), 'open', 2, fresh),
    call(projects(last, 400_000n, ', dernière session'), 'open', 0, []),
    call(water(next(20, 110), 1_000_000n), 'draft', 0, []),
  ];
}
