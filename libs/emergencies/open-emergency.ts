import { Inject, Injectable } from '@nestjs/common';
import { openNewCall } from '#libs/applications';
import { type Actor, type Clock, fiscalYearOf, Refused, today } from '#libs/kernel';
import { CLOCK, Database, words } from '#libs/platform';
import { record } from '#libs/history';
import { insertEmergency } from './emergencies.repository.js';
import type { OpenEmergencyDto } from './emergency.dto.js';
import { emergencyRefusals, tidyGlide } from './emergency.rules.js';

/**
 * Opens an emergency and, in the same moment, its call: short form, fast road of approval, applications from now on.
 * @throws 422 `emergency.glide`, `emergency.in-future`, or what does not fit together in the call; 409 when the GLIDE number is there.
 */
@Injectable()
export class OpenEmergency {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, input: OpenEmergencyDto): Promise<{ id: string; callId: string }> {
    const day = today(this.clock);
    const glide = tidyGlide(input.glide);
    const refusals = emergencyRefusals({ glide, happenedOn: input.happenedOn, today: day });
    if (refusals.length > 0) throw new Refused(refusals);
    return this.db.transaction(async (tx) => {
      const callId = await openNewCall(tx, actor, callFor(input, day), this.clock.now());
      const id = await insertEmergency(tx, { ...input, glide, callId, createdBy: actor.id });
      await record(tx, { actor, act: 'emergency.open', subject: { kind: 'emergency', id }, facts: { callId } });
      return { id, callId };
    });
  }
}

/** Nobody should write eligibility rules while people are in danger: the usual ones apply. */
const callFor = ({ name, closesOn, envelopeCents, maxCents }: OpenEmergencyDto, day: string) => ({
  programmeCode: 'emergency',
  fiscalYear: fiscalYearOf(day),
  title: words('fr', 'emergency.call-title', { name }),
  eligibilityFr: words('fr', 'emergency.eligibility'),
  eligibilityEn: words('en', 'emergency.eligibility'),
  opensOn: day,
  closesOn,
  envelopeCents,
  minCents: 100_000n < maxCents ? 100_000n : maxCents,
  maxCents,
  form: 'short' as const,
});
