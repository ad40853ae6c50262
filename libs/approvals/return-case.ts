import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import type { Decided } from './decide.js';
import { Deciding, type DecidingInput, demandReason } from './deciding.js';

/** Back for changes: the case ends and the subject can be edited again. It says why. */
@Injectable()
export class ReturnCase {
  constructor(private readonly deciding: Deciding) {}

  async run(actor: Actor, caseId: string, input: DecidingInput, key: string): Promise<Decided> {
    demandReason(input.reason);
    return this.deciding.run(actor, 'return', caseId, input, key);
  }
}
