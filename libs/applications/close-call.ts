import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, demand, HOUSE, mayIn } from '#libs/kernel';
import { CLOCK, Database, type Tx } from '#libs/platform';
import { record } from '#libs/history';
import { callActs } from './call.acts.js';
import { callsPast, lockCall, moveCall } from './calls.repository.js';

/** Takes no more applications, before the closing instant or at it. Drafts stay with their authors. @throws 409 `wrong-state`. */
@Injectable()
export class CloseCall {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string): Promise<void> {
    return this.db.transaction((tx) => closeCall(tx, actor, id, this.clock.now()));
  }

  /** Closes the calls whose closing instant has come. Submissions are refused from that instant on, whenever this runs. */
  async closePast(): Promise<number> {
    const now = this.clock.now();
    const past = await callsPast(this.db, now);
    for (const { id } of past) {
      await this.db.transaction(async (tx) => {
        const call = await lockCall(tx, id);
        if (call.state === 'open') await finish(tx, HOUSE, id, call.title, now);
      });
    }
    return past.length;
  }
}

/** The same within another act's transaction. */
export async function closeCall(tx: Tx, actor: Actor, id: string, now: Date): Promise<void> {
  const call = await lockCall(tx, id);
  demand(callActs, 'close', { state: call.state, can: (p) => mayIn(actor, p, null), facts: { call, now } });
  await finish(tx, actor, id, call.title, now);
}

async function finish(tx: Tx, actor: Actor, id: string, title: string, now: Date): Promise<void> {
  await moveCall(tx, id, 'closed');
  await record(tx, { at: now, actor, act: 'call.close', subject: { kind: 'call', id }, facts: { title } });
}
