import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import type { Decided } from './decide.js';
import { Deciding, type DecidingInput, demandReason } from './deciding.js';

/** An opinion, favourable or not, with its reason; it binds nobody, and may come from who prepared the subject. */
@Injectable()
export class GiveOpinion {
  constructor(private readonly deciding: Deciding) {}

  async run(actor: Actor, caseId: string, input: DecidingInput, key: string): Promise<Decided> {
    demandReason(input.reason);
    return this.deciding.run(actor, 'give-opinion', caseId, input, key);
  }
}
