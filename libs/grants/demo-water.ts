import { linesFor } from '#libs/budgets';
import type { Database } from '#libs/platform';
import type { ProposeInput } from './propose-grant.js';

/** What grants of the water programme are for, in turn; water for fields stays a minor part (rule 1.7). */
const WATER_PURPOSES = [
  [{ code: 'drinking-water', sharePercent: 100 }],
  [
    { code: 'drinking-water', sharePercent: 60 },
    { code: 'sanitation', sharePercent: 40 },
  ],
  [
    { code: 'sanitation', sharePercent: 75 },
    { code: 'training', sharePercent: 25 },
  ],
  [
    { code: 'drinking-water', sharePercent: 70 },
    { code: 'resource', sharePercent: 10 },
    { code: 'farm-water', sharePercent: 20 },
  ],
];

/** What a water grant is for, and the line that pays it: sanitation has its own. */
export async function waterPart(
  db: Database,
  year: number,
  index: number,
): Promise<Pick<ProposeInput, 'purposes' | 'lineId'>> {
  const purposes = WATER_PURPOSES[index % WATER_PURPOSES.length]!;
  const source = purposes[0]!.code === 'sanitation' ? 'sanitation' : 'water';
  const line = (await linesFor(db, 'water', year)).find(({ fundingSource }) => fundingSource === source);
  return { purposes, lineId: line?.id };
}
