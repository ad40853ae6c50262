import { Inject, Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Clock, notFound } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { demandOfIndicator } from './indicator.acts.js';

/** No new grant promises it; those that do go on, and its figures stay. To rename one: retire it and add another. @throws 404, 409. */
@Injectable()
export class RetireIndicator {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, reason: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const sql =
        'SELECT retired_at IS NOT NULL AS retired, label_fr AS label FROM indicators WHERE id = $1 FOR UPDATE';
      const row = (await tx.one<{ retired: boolean; label: string }>(sql, [id])) ?? notFound();
      demandOfIndicator(actor, 'retire', row.retired ? 'retired' : 'in-use');
      await tx.query('UPDATE indicators SET retired_at = $2, retired_by = $3, retired_reason = $4 WHERE id = $1', [
        ...[id, this.clock.now(), actor.id, reason],
      ]);
      const facts = { label: row.label };
      await record(tx, { actor, act: 'indicator.retire', subject: { kind: 'indicator', id }, reason, facts });
      return { id };
    });
  }
}
