import { Inject, Injectable } from '@nestjs/common';
import { programmeByCode } from '#libs/budgets';
import { record } from '#libs/history';
import { type Actor, type Clock, refuse } from '#libs/kernel';
import { CLOCK, Database, languageOf, once, type Tx } from '#libs/platform';
import type { RunLedgerExportDto } from './ledger-export.dto.js';
import { insertExport } from './ledger-exports.repository.js';

/**
 * Asks for an export of the ledger, in the asker's language; the worker makes it.
 * @throws 409 `idempotency.conflict`; 422 `budget.programme-unknown`
 */
@Injectable()
export class RunLedgerExport {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, input: RunLedgerExportDto, key: string): Promise<{ id: string }> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'ledger-export.run', body: input }, () => this.ask(tx, actor, input)),
    );
  }

  private async ask(tx: Tx, actor: Actor, { format, year, programme }: RunLedgerExportDto): Promise<{ id: string }> {
    if (programme && !(await programmeByCode(tx, programme)))
      refuse('budget.programme-unknown', { code: programme }, 422, 'programme');
    const id = await insertExport(tx, {
      format,
      language: languageOf(),
      year: year ?? null,
      programmeCode: programme ?? null,
      askedBy: actor.id,
      askedAt: this.clock.now(),
    });
    const facts = { format, year: year ?? null, programme: programme ?? null };
    await record(tx, { actor, act: 'ledger-export.run', subject: { kind: 'ledger-export', id }, facts });
    return { id };
  }
}
