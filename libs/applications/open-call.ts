import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, demand, mayIn } from '#libs/kernel';
import { CLOCK, Database, type Tx } from '#libs/platform';
import { record } from '#libs/history';
import { callActs } from './call.acts.js';
import type { CreateCallDto } from './call.dto.js';
import { lockCall, moveCall } from './calls.repository.js';
import { createCall } from './create-call.js';

/** Shows the call to everybody; applications are taken from its opening instant on. @throws 409 `wrong-state`, 422 `call.deadline-past`. */
@Injectable()
export class OpenCall {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string): Promise<void> {
    return this.db.transaction((tx) => openCall(tx, actor, id, this.clock.now()));
  }
}

async function openCall(tx: Tx, actor: Actor, id: string, now: Date): Promise<void> {
  const call = await lockCall(tx, id);
  demand(callActs, 'open', { state: call.state, can: (p) => mayIn(actor, p, null), facts: { call, now } });
  await moveCall(tx, id, 'open');
  await record(tx, { at: now, actor, act: 'call.open', subject: { kind: 'call', id }, facts: { title: call.title } });
}

/** A call that is made and opened at once, within another act's transaction. Answers its id. */
export async function openNewCall(tx: Tx, actor: Actor, input: CreateCallDto, now: Date): Promise<string> {
  const id = await createCall(tx, actor, input, now);
  await openCall(tx, actor, id, now);
  return id;
}
