import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import type { Decided } from './decide.js';
import { Deciding, type DecidingInput, demandReason } from './deciding.js';

/** The end of the road, for good. It says why. */
@Injectable()
export class RefuseCase {
  constructor(private readonly deciding: Deciding) {}

  async run(actor: Actor, caseId: string, input: DecidingInput, key: string): Promise<Decided> {
    demandReason(input.reason);
    return this.deciding.run(actor, 'refuse', caseId, input, key);
  }
}
