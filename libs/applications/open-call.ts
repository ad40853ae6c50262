import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, demand, mayIn } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { record } from '#libs/history';
import { callActs } from './call.acts.js';
import { lockCall, moveCall } from './calls.repository.js';

/** Shows the call to everybody; applications are taken from its opening instant on. @throws 409 `wrong-state`, 422 `call.deadline-past`. */
@Injectable()
export class OpenCall {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const call = await lockCall(tx, id);
      demand(callActs, 'open', {
        state: call.state,
        can: (p) => mayIn(actor, p, null),
        facts: { call, now: this.clock.now() },
      });
      await moveCall(tx, id, 'open');
      await record(tx, { actor, act: 'call.open', subject: { kind: 'call', id }, facts: { title: call.title } });
    });
  }
}
