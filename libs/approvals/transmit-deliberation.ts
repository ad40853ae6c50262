import { Injectable } from '@nestjs/common';
import type { Actor, LocalDate } from '#libs/kernel';
import { DateDeliberation } from './date-deliberation.js';

/** Enters the day on which the deliberation went to the prefect. */
@Injectable()
export class TransmitDeliberation {
  constructor(private readonly dating: DateDeliberation) {}

  run(actor: Actor, id: string, { on }: { on: LocalDate }, key: string): Promise<void> {
    return this.dating.run(actor, id, 'transmit', on, key);
  }
}
