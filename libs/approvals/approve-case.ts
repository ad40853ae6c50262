import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import type { Decided } from './decide.js';
import { Deciding, type DecidingInput } from './deciding.js';

/** An approval: the case moves to the next step that its amount asks for, or is approved. */
@Injectable()
export class ApproveCase {
  constructor(private readonly deciding: Deciding) {}

  run(actor: Actor, caseId: string, input: DecidingInput, key: string): Promise<Decided> {
    return this.deciding.run(actor, 'approve', caseId, input, key);
  }
}
