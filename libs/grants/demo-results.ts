import type { INestApplicationContext } from '@nestjs/common';
import { demoTime } from '#libs/access';
import { addDays, type LocalDate, parisDate } from '#libs/kernel';
import { Database } from '#libs/platform';
import { indicatorsFor } from './indicators.repository.js';
import { RecordResultGrant } from './record-result-grant.js';
import { SetTargetsGrant } from './set-targets-grant.js';

/** What a grant of the programme promises, in the order of its indicators. */
const PROMISED: Record<string, number[]> = {
  aids: [4_000, 1_200, 300, 180],
  water: [6_500, 2_400, 8, 6],
};
/** Percent of a promise that the first and the final report tell, by turns. */
const REACHED = [
  [40, 104],
  [55, 93],
  [30, 121],
] as const;

interface Reporting {
  id: string;
  programme: string;
  inForceOn: LocalDate;
  /** Its place in the session: no two grants promise the same. */
  index: number;
}

/** What the grant promises, and the reports that came since; a grant of this year has sent its first one, or none yet. */
export async function report(
  app: INestApplicationContext,
  { id, programme, inForceOn, index }: Reporting,
): Promise<void> {
  const promised = PROMISED[programme];
  if (!promised) return;
  const time = demoTime(app);
  const officer = await time.as('officer');
  const indicators = await indicatorsFor(app.get(Database), programme, id);
  const targets = indicators.map((indicator, i) => ({
    indicatorId: indicator.id,
    target: Math.round((promised[i] ?? 10) * (1 + 0.35 * index)),
  }));
  await time.on(addDays(inForceOn, 3), () => app.get(SetTargetsGrant).run(officer, id, { targets }));
  const today = parisDate(new Date());
  for (const [turn, share] of REACHED[index % REACHED.length]!.entries()) {
    const countedOn = addDays(inForceOn, [60, 130][turn]!);
    if (countedOn >= today) break;
    const source = turn === 0 ? 'Rapport intermédiaire' : 'Rapport final';
    for (const { indicatorId, target } of targets) {
      const value = Math.round((target * share) / 100);
      await time.on(addDays(countedOn, 5), () =>
        app.get(RecordResultGrant).run(officer, id, { indicatorId, value, countedOn, source }),
      );
    }
  }
}
