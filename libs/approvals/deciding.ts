import { Injectable } from '@nestjs/common';
import { type Actor, refuse } from '#libs/kernel';
import { Database, once } from '#libs/platform';
import type { DecisionAct } from './approval.acts.js';
import { Decide, type Decided } from './decide.js';

export interface DecidingInput {
  step: number;
  reason?: string | null;
  favourable?: boolean;
}

/** What giving an opinion, approving, returning and refusing have in common: one transaction, once for a key. */
@Injectable()
export class Deciding {
  constructor(
    private readonly db: Database,
    private readonly decide: Decide,
  ) {}

  run(actor: Actor, act: DecisionAct, caseId: string, input: DecidingInput, key: string): Promise<Decided> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: `approval.${act} ${caseId}`, body: input }, () =>
        this.decide.run(tx, { actor, caseId, act, ...input }),
      ),
    );
  }
}

/** @throws 422 `approval.reason-missing` */
export function demandReason(reason: string | null | undefined): void {
  if (!reason?.trim()) refuse('approval.reason-missing', {}, 422, 'reason');
}
