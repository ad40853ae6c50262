import type { INestApplicationContext } from '@nestjs/common';
import { actorByEmail } from '#libs/access';
import { type Actor, type Clock, fiscalYearOf, newId, today } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { linesFor } from './budgets.repository.js';
import { plantAuthorities } from './demo-authorities.js';
import { plantBudgetAct } from './demo-budget-acts.js';
import { RecordRevenueFundingSource } from './record-revenue-funding-source.js';

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

const SOURCES = Object.keys(REVENUES) as (keyof typeof REVENUES)[];

/**
 * Last and this year's budgets with an amending vote and a move between lines, and next year's in preparation; each as a numbered
 * act with its paper.
 */
export async function plant(app: INestApplicationContext): Promise<void> {
  const thisYear = fiscalYearOf(today(app.get<Clock>(CLOCK)));
  const finance = (await actorByEmail(app.get(Database), 'finance@demo.example'))!;
  for (const year of [thisYear - 1, thisYear, thisYear + 1]) await plantYear(app, finance, year, thisYear);
  await plantAuthorities(app, finance, thisYear);
}

async function plantYear(app: INestApplicationContext, finance: Actor, year: number, thisYear: number): Promise<void> {
  const db = app.get(Database);
  if (await db.one('SELECT FROM budget_acts WHERE year = $1', [year])) return;
  const place = { section: 'operating', chapter: '65', function: '048' };
  const nature = (named: string) => (year < 2024 && named === '65748' ? '6574' : named);
  const sides = LINES.map((line) => ({ ...place, ...line, nature: nature(line.nature) }));
  await plantBudgetAct(app, finance, {
    ...{ kind: 'BP', year, sides, title: `Budget primitif ${year}`, on: `${year}-01-01`, adopted: year <= thisYear },
    reason: 'Crédits de la solidarité internationale votés avec le budget de la Ville.',
    before: async () => {
      for (const source of SOURCES) await plantRevenue(app, finance, source, year, year < thisYear);
    },
  });
  if (year > thisYear) return;
  const line = async (code: string) => (await linesFor(db, code, year))[0]!.id;
  const [emergency, projects, partners] = [await line('emergency'), await line('projects'), await line('partners')];
  if (year === thisYear)
    await plantBudgetAct(app, finance, {
      ...{ kind: 'DM', year, title: 'Réponse aux crises de l’année', on: `${year}-06-15`, adopted: true },
      ...{ reason: 'Trois catastrophes depuis janvier ont épuisé la moitié des crédits d’urgence.' },
      ...{
        counterpart: 'Prélèvement sur les dépenses imprévues',
        sides: [{ lineId: emergency, amountCents: 15_000_000n }],
      },
    });
  await plantBudgetAct(app, finance, {
    ...{ kind: 'VIR', year, title: 'Appui au réseau des villes partenaires', on: `${year}-03-20`, adopted: true },
    reason: 'La conférence annuelle du réseau se tient cette année dans la Ville.',
    sides: [
      { lineId: projects, amountCents: -2_500_000n },
      { lineId: partners, amountCents: 2_500_000n },
    ],
  });
}

/** First as the budget foresaw it; for past years, then as the accounts have it. */
async function plantRevenue(
  app: INestApplicationContext,
  finance: Actor,
  source: keyof typeof REVENUES,
  year: number,
  past: boolean,
): Promise<void> {
  const record = (version: number, revenueCents: bigint, reason: string) =>
    app.get(RecordRevenueFundingSource).run(finance, source, { year, version, revenueCents, reason }, newId());
  const revenue = REVENUES[source] + BigInt(year % 10) * 1_000_037n;
  await record(0, revenue, `Budget annexe ${year}, recettes réelles prévues`);
  if (past) await record(1, revenue - 2_318_404n, `Compte de gestion ${year}, recettes réelles`);
}
