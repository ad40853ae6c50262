import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, demand, mayIn } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { record } from '#libs/history';
import { callActs } from './call.acts.js';
import { contentOf } from './call.content.js';
import type { ChangeCallDto } from './call.dto.js';
import { lockCall, updateCall } from './calls.repository.js';
import { demandProgramme } from './create-call.js';

/** Changes a call while it is a draft; once open, applicants rely on it. @throws 409 `stale`, `wrong-state`; 422 as for a new call. */
@Injectable()
export class ChangeCall {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, { version, ...input }: ChangeCallDto): Promise<void> {
    const content = contentOf(input);
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const call = await lockCall(tx, id);
      demand(callActs, 'change', {
        state: call.state,
        can: (p) => mayIn(actor, p, null),
        facts: { call, now },
      });
      await demandProgramme(tx, content.programmeCode);
      await updateCall(tx, id, version, content);
      await record(tx, { at: now, actor, act: 'call.change', subject: { kind: 'call', id } });
    });
  }
}
