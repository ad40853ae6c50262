import type { INestApplicationContext } from '@nestjs/common';
import { demoTime } from '#libs/access';
import { Documents } from '#libs/documents';
import { addDays, type LocalDate } from '#libs/kernel';
import { Database } from '#libs/platform';
import { ConfirmCondition } from './confirm-condition.js';
import { DrawUpGrant } from './draw-up-grant.js';
import { GiveSignedGrant } from './give-signed-grant.js';
import { grantById } from './grants.repository.js';
import { instalmentsOf } from './instalments.repository.js';
import { SignGrant } from './sign-grant.js';

/** Where a demonstration grant stands. */
export type End =
  | 'recommended'
  | 'opinion'
  | 'head'
  | 'elected'
  | 'returned'
  | 'refused'
  | 'voted'
  | 'in-force'
  | 'drawn-up'
  | 'given'
  | 'signed';

const AGREED: readonly End[] = ['drawn-up', 'given', 'signed'];

/** Drawn up, given back signed, signed by the city: as far as the story goes. The copy is given by the officer, who had it on paper. */
export async function agree(app: INestApplicationContext, id: string, end: End, inForceOn: LocalDate): Promise<void> {
  if (!AGREED.includes(end)) return;
  const time = demoTime(app);
  const [officer, head] = [await time.as('officer'), await time.as('head')];
  await time.on(addDays(inForceOn, 2), () =>
    app.get(DrawUpGrant).run(officer, id, { language: 'fr', keepsUnspent: false }),
  );
  if (end === 'drawn-up') return;
  const [db, documents] = [app.get(Database), app.get(Documents)];
  const { agreementId, reference } = await grantById(db, id);
  const bytes = await documents.read(await documents.of(db, { kind: 'grant', id }, agreementId!));
  const copy = { bytes, name: `convention-${reference}-signée.pdf` };
  await time.on(addDays(inForceOn, 9), () => app.get(GiveSignedGrant).run(officer, id, copy));
  if (end === 'signed') await time.on(addDays(inForceOn, 12), () => app.get(SignGrant).run(head, id));
}

/** The officer saw the reports on which instalments waited. */
export async function confirmConditions(app: INestApplicationContext, id: string, day: LocalDate): Promise<void> {
  const time = demoTime(app);
  const officer = await time.as('officer');
  for (const { id: instalmentId, condition } of await instalmentsOf(app.get(Database), id))
    if (condition) await time.on(day, () => app.get(ConfirmCondition).run(officer, id, { instalmentId }));
}
