import { Inject, Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Clock } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { insertCheck, openCheck } from './ledger-checks.repository.js';

/** Asks for a check now; the worker does it. While one is asked for and not finished, that one is the answer. */
@Injectable()
export class RunLedgerCheck {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const open = await openCheck(tx);
      if (open) return open;
      const id = await insertCheck(tx, actor.id, this.clock.now());
      await record(tx, { actor, act: 'ledger-check.run', subject: { kind: 'ledger-check', id } });
      return { id };
    });
  }
}
