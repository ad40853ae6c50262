import type { INestApplicationContext } from '@nestjs/common';
import { actorByEmail } from '#libs/access';
import { newId } from '#libs/kernel';
import { Database } from '#libs/platform';
import { CheckLedger } from './check-ledger.js';
import { MakeLedgerExport } from './make-ledger-export.js';
import { RunLedgerExport } from './run-ledger-export.js';

/** Last night's proof, and a file of the ledger that finance asked for. */
export async function plant(app: INestApplicationContext): Promise<void> {
  const db = app.get(Database);
  if (await db.one('SELECT 1 FROM ledger_checks LIMIT 1')) return;
  await app.get(CheckLedger).nightly();
  const finance = (await actorByEmail(db, 'finance@demo.example'))!;
  const { id } = await app.get(RunLedgerExport).run(finance, { format: 'xlsx' }, newId());
  await app.get(MakeLedgerExport).make(id);
}
