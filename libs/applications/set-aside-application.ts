import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Clock } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { record } from '#libs/history';
import { moveApplication } from './applications.repository.js';
import { take } from './take-application.js';

/** Ends the file without a grant, with the reason that the organisation will read. @throws 403, 404, 409 `wrong-state`. */
@Injectable()
export class SetAsideApplication {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, reason: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const { row } = await take(tx, actor, id, 'set-aside', now);
      await moveApplication(tx, id, { state: 'refused', now, refusedReason: reason });
      await record(tx, {
        at: now,
        actor,
        act: 'application.set-aside',
        subject: { kind: 'application', id },
        organisationId: row.organisationId,
        reason,
        facts: { title: row.title },
      });
    });
  }
}
