import { Inject, Injectable } from '@nestjs/common';
import { closeCall } from '#libs/applications';
import { type Actor, type Clock, demand, may } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { record } from '#libs/history';
import { lockEmergency, moveEmergency } from './emergencies.repository.js';
import { emergencyActs } from './emergency.acts.js';

/** The emergency is over: its call takes no more applications; files under way go on. @throws 404, 409 `wrong-state`. */
@Injectable()
export class CloseEmergency {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const row = await lockEmergency(tx, id);
      demand(emergencyActs, 'close', { state: row.state, can: (permission) => may(actor, permission), facts: null });
      if (row.callState === 'open') await closeCall(tx, actor, row.callId, this.clock.now());
      await moveEmergency(tx, id, 'closed');
      await record(tx, { actor, act: 'emergency.close', subject: { kind: 'emergency', id } });
    });
  }
}
