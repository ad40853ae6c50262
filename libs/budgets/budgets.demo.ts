import type { INestApplicationContext } from '@nestjs/common';
import { actorByEmail } from '#libs/access';
import { type Actor, type Clock, fiscalYearOf, newId, today } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { AmendBudgetLine } from './amend-budget-line.js';
import { linesFor } from './budgets.repository.js';
import { plantAuthorities } from './demo-authorities.js';
import { RecordRevenueFundingSource } from './record-revenue-funding-source.js';
import { VoteBudgetLine, type VoteInput } from './vote-budget-line.js';

/** Believable yearly appropriations, in cents, and the label of the line in the budget. */
const LINES = [
  {
    programmeCode: 'projects',
    nature: '65748',
    label: 'Subventions aux projets associatifs à l’étranger',
    amountCents: 240_000_000n,
  },
  { programmeCode: 'aids', nature: '65748', label: 'Subventions, lutte contre le sida', amountCents: 170_000_000n },
  {
    ...{ programmeCode: 'water', nature: '65748', fundingSource: 'water', label: 'Subventions, eau (1 %)' },
    amountCents: 60_000_000n,
  },
  {
    ...{
      programmeCode: 'water',
      nature: '65748',
      fundingSource: 'sanitation',
      label: 'Subventions, assainissement (1 %)',
    },
    amountCents: 38_000_000n,
  },
  {
    ...{
      programmeCode: 'water',
      nature: '65748',
      fundingSource: 'waste',
      label: 'Subventions, déchets ménagers (1 %)',
    },
    amountCents: 12_000_000n,
  },
  { programmeCode: 'emergency', nature: '65748', label: 'Subventions d’urgence', amountCents: 60_000_000n },
  {
    programmeCode: 'partners',
    nature: '65738',
    label: 'Villes partenaires et réseaux de villes',
    amountCents: 45_000_000n,
  },
];

/** What each service earned by itself in a year, in cents; it grows a little every year. */
const REVENUES = { water: 7_412_036_518n, sanitation: 4_385_527_940n, waste: 1_640_918_275n };

/** Last, this and next year's lines of all programmes; this year's emergency line grew by an amending vote. */
export async function plant(app: INestApplicationContext): Promise<void> {
  const thisYear = fiscalYearOf(today(app.get<Clock>(CLOCK)));
  const finance = (await actorByEmail(app.get(Database), 'finance@demo.example'))!;
  for (const year of [thisYear - 1, thisYear, thisYear + 1]) {
    for (const line of LINES) await plantLine(app, finance, { ...line, year }, year === thisYear);
  }
  await plantAuthorities(app, finance, thisYear);
}

type Planted = (typeof LINES)[number] & { year: number; fundingSource?: string };

async function plantLine(app: INestApplicationContext, finance: Actor, line: Planted, amended: boolean): Promise<void> {
  const { year, programmeCode, fundingSource = 'general' } = line;
  const there = await linesFor(app.get(Database), programmeCode, year);
  if (there.some((one) => one.fundingSource === fundingSource)) return;
  if (fundingSource !== 'general') await plantRevenue(app, finance, fundingSource as keyof typeof REVENUES, year);
  const place = { chapter: '65', function: '048', accountingDate: `${year}-01-01` };
  const input: VoteInput = { ...line, ...place, reason: `Budget primitif ${year}` };
  const { id } = await app.get(VoteBudgetLine).run(finance, input, newId());
  if (programmeCode !== 'emergency' || !amended) return;
  const accountingDate = `${year}-06-15`;
  const more = { amountCents: 15_000_000n, accountingDate, reason: 'DM 1 : réponse aux crises de l’année' };
  await app.get(AmendBudgetLine).run(finance, id, more, newId());
}

/** First as the budget foresaw it; for past years, then as the accounts have it. */
async function plantRevenue(
  app: INestApplicationContext,
  finance: Actor,
  source: keyof typeof REVENUES,
  year: number,
): Promise<void> {
  const record = (version: number, revenueCents: bigint, reason: string) =>
    app.get(RecordRevenueFundingSource).run(finance, source, { year, version, revenueCents, reason }, newId());
  const revenue = REVENUES[source] + BigInt(year % 10) * 1_000_037n;
  await record(0, revenue, `Budget annexe ${year}, recettes réelles prévues`);
  if (year >= fiscalYearOf(today(app.get<Clock>(CLOCK)))) return;
  await record(1, revenue - 2_318_404n, `Compte de gestion ${year}, recettes réelles`);
}
