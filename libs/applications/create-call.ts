import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, refuse } from '#libs/kernel';
import { CLOCK, Database, type Queryable, type Tx } from '#libs/platform';
import { record } from '#libs/history';
import { contentOf } from './call.content.js';
import type { CreateCallDto } from './call.dto.js';
import { insertCall } from './calls.repository.js';

/** A new call, not yet seen by anyone outside. @throws 422 `call.programme-unknown` or what does not fit together. */
@Injectable()
export class CreateCall {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, input: CreateCallDto): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => ({ id: await createCall(tx, actor, input, this.clock.now()) }));
  }
}

/** The same within another act's transaction. Answers the id. */
export async function createCall(tx: Tx, actor: Actor, input: CreateCallDto, now: Date): Promise<string> {
  const content = contentOf(input);
  await demandProgramme(tx, content.programmeCode);
  const id = await insertCall(tx, content, actor.id);
  await record(tx, {
    at: now,
    actor,
    act: 'call.create',
    subject: { kind: 'call', id },
    facts: { title: content.title },
  });
  return id;
}

export async function demandProgramme(q: Queryable, programme: string): Promise<void> {
  const known = await q.query<{ code: string }>('SELECT code FROM programmes ORDER BY code');
  if (!known.some(({ code }) => code === programme))
    refuse(
      'call.programme-unknown',
      { programme, known: known.map(({ code }) => code).join(', ') },
      422,
      'programmeCode',
    );
}
