import type { INestApplicationContext } from '@nestjs/common';
import { actorByEmail } from '#libs/access';
import { type Clock, fiscalYearOf, newId, today } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { AmendBudgetLine } from './amend-budget-line.js';
import { lineFor } from './budgets.repository.js';
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
  { programmeCode: 'water', nature: '65748', label: 'Subventions, eau et assainissement', amountCents: 110_000_000n },
  { programmeCode: 'emergency', nature: '65748', label: 'Subventions d’urgence', amountCents: 60_000_000n },
  {
    programmeCode: 'partners',
    nature: '65738',
    label: 'Villes partenaires et réseaux de villes',
    amountCents: 45_000_000n,
  },
];

/** Last, this and next year's lines of all programmes; this year's emergency line grew by an amending vote. */
export async function plant(app: INestApplicationContext): Promise<void> {
  const db = app.get(Database);
  const finance = (await actorByEmail(db, 'finance@demo.example'))!;
  const thisYear = fiscalYearOf(today(app.get<Clock>(CLOCK)));
  for (const year of [thisYear - 1, thisYear, thisYear + 1]) {
    for (const line of LINES) {
      if (await lineFor(db, line.programmeCode, year)) continue;
      const place = { year, chapter: '65', function: '048', accountingDate: `${year}-01-01` };
      const input: VoteInput = { ...line, ...place, reason: `Budget primitif ${year}` };
      const { id } = await app.get(VoteBudgetLine).run(finance, input, newId());
      if (line.programmeCode !== 'emergency' || year !== thisYear) continue;
      const more = {
        amountCents: 15_000_000n,
        accountingDate: `${year}-06-15`,
        reason: 'DM 1 : réponse aux crises de l’année',
      };
      await app.get(AmendBudgetLine).run(finance, id, more, newId());
    }
  }
}
