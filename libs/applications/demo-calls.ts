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

/** Three calls of this year that are closed, two of the next that are open, one being prepared. */
export function demoCalls(day: LocalDate): DemoCall[] {
  const year = fiscalYearOf(day);
  const past = (opens: number) => ({ fiscalYear: year, opensOn: addDays(day, -opens), closesOn: day });
  const next = (closes: number) => ({
    fiscalYear: year + 1,
    opensOn: addDays(day, -25),
    closesOn: addDays(day, closes),
  });
  const aids: [string, string] = ['une action de prévention, de dépistage ou de soin', 'prevention, testing or care'];
  const water: [string, string] = ['un projet d’eau ou d’assainissement', 'a water or sanitation project'];
  const any: [string, string] = ['un projet de solidarité à l’étranger', 'a solidarity project abroad'];
  return [
    {
      input: {
        ...terms(`Lutte contre le sida ${year}`, 'aids', aids),
        ...past(120),
        ...amounts(900_000n, 10_000n, 120_000n),
      },
      state: 'closed',
      projects: 'aids',
      shift: 0,
      ends: [...of('recommended', 8), ...of('refused', 3), 'reviewed'],
    },
    {
      input: {
        ...terms(`Eau et assainissement ${year}`, 'water', water),
        ...past(95),
        ...amounts(800_000n, 10_000n, 150_000n),
      },
      state: 'closed',
      projects: 'water',
      shift: 5,
      ends: [...of('recommended', 6), ...of('refused', 2), ...of('reviewed', 2)],
    },
    {
      input: {
        ...terms(`Projets associatifs ${year}, seconde session`, 'projects', any),
        ...past(60),
        ...amounts(600_000n, 5_000n, 60_000n),
      },
      state: 'closed',
      projects: 'projects',
      shift: 9,
      ends: [...of('recommended', 4), ...of('reviewed', 3), ...of('in-review', 4), ...of('complete', 2), 'refused'],
    },
    {
      input: {
        ...terms(`Lutte contre le sida ${year + 1}`, 'aids', aids),
        ...next(65),
        ...amounts(1_200_000n, 10_000n, 120_000n),
      },
      state: 'open',
      projects: 'aids',
      shift: 14,
      ends: ['submitted', 'draft', ...of('questioned', 2), ...of('submitted', 4), ...of('draft', 2)],
    },
    {
      input: {
        ...terms(`Projets associatifs ${year + 1}`, 'projects', any),
        ...next(36),
        ...amounts(1_500_000n, 5_000n, 60_000n),
      },
      state: 'open',
      projects: 'projects',
      shift: 2,
      ends: ['draft', 'submitted', ...of('submitted', 5), ...of('questioned', 2), ...of('draft', 3)],
    },
    {
      input: {
        ...terms(`Eau et assainissement ${year + 1}`, 'water', water),
        fiscalYear: year + 1,
        opensOn: addDays(day, 20),
        closesOn: addDays(day, 110),
        ...amounts(1_000_000n, 10_000n, 150_000n),
      },
      state: 'draft',
      projects: 'water',
      shift: 0,
      ends: [],
    },
  ];
}
