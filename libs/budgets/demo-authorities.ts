import type { INestApplicationContext } from '@nestjs/common';
import { type Actor, type FiscalYear, newId } from '#libs/kernel';
import { Database } from '#libs/platform';
import { AmendAuthority } from './amend-authority.js';
import { authoritiesFor } from './authorities.repository.js';
import { PlanAuthority } from './plan-authority.js';
import { VoteAuthority } from './vote-authority.js';

/** An authority of last year, amended and planned anew, and one of this year that waits for its plan. */
export async function plantAuthorities(
  app: INestApplicationContext,
  finance: Actor,
  thisYear: FiscalYear,
): Promise<void> {
  if ((await authoritiesFor(app.get(Database), 'aids', thisYear)).length > 0) return;
  const last = thisYear - 1;
  const plan = (...cents: bigint[]) => cents.map((plannedCents, i) => ({ year: last + i, plannedCents }));
  const { id } = await app.get(VoteAuthority).run(
    finance,
    {
      ...{ programmeCode: 'aids', firstYear: last, label: 'Lutte contre le sida : projets sur trois ans' },
      ...{ amountCents: 150_000_000n, accountingDate: `${last}-02-06`, reason: `Délibération ${last} DRI 4` },
      plan: plan(40_000_000n, 60_000_000n, 50_000_000n),
    },
    newId(),
  );
  const more = { amountCents: 15_000_000n, accountingDate: `${thisYear}-06-15`, reason: `DM 1 ${thisYear}` };
  await app.get(AmendAuthority).run(finance, id, more, newId());
  await app.get(PlanAuthority).run(finance, id, plan(40_000_000n, 60_000_000n, 50_000_000n, 15_000_000n), newId());
  const water = {
    programmeCode: 'water',
    firstYear: thisYear,
    label: 'Adductions d’eau sur plusieurs années',
  };
  const vote = { amountCents: 30_000_000n, accountingDate: `${thisYear}-06-15`, reason: `DM 1 ${thisYear}` };
  await app.get(VoteAuthority).run(finance, { ...water, ...vote }, newId());
}
