import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Clock } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { record } from '#libs/history';
import { moveApplication } from './applications.repository.js';
import { take } from './take-application.js';

/** The officer finds that the file holds all it needs to be reviewed. @throws 403, 404, 409 `wrong-state`. */
@Injectable()
export class CompleteApplication {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const { row } = await take(tx, actor, id, 'complete', now);
      await moveApplication(tx, id, { state: 'complete', now });
      await record(tx, {
        at: now,
        actor,
        act: 'application.complete',
        subject: { kind: 'application', id },
        organisationId: row.organisationId,
      });
    });
  }
}
