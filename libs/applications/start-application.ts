import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, mayIn, notFound, refuse, scopesOf } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { record } from '#libs/history';
import { organisationById } from '#libs/organisations';
import { accepts, lastMoment } from './call.acts.js';
import { insertApplication } from './applications.repository.js';
import { callById } from './calls.repository.js';
import type { StartApplicationDto } from './application.dto.js';

/**
 * A draft for an open call. An organisation has one application a call at most: starting again answers the one there is.
 * @throws 404 for a call that is not public or another's organisation; 409 `application.not-accepting`; 422 `application.which-organisation`.
 */
@Injectable()
export class StartApplication {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, input: StartApplicationDto): Promise<{ id: string }> {
    const organisationId = applicantOf(actor, input.organisationId);
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const call = await callById(tx, input.callId);
      if (call.state === 'draft') notFound();
      const organisation = await organisationById(tx, organisationId);
      if (!organisation) notFound();
      if (!accepts(call, now))
        refuse('application.not-accepting', { opensAt: call.opensAt, closesAt: lastMoment(call.closesAt) }, 409);
      const { id, isNew } = await insertApplication(tx, {
        callId: call.id,
        organisationId,
        organisationName: organisation.name,
        answers: { contact: { name: actor.name, email: actor.email } },
        createdBy: actor.id,
        now,
      });
      if (isNew)
        await record(tx, {
          at: now,
          actor,
          act: 'application.start',
          subject: { kind: 'application', id },
          organisationId,
          facts: { call: call.title },
        });
      return { id };
    });
  }
}

/** The organisation that a person applies for: the one named, or the only one they write for. */
function applicantOf(actor: Actor, asked: string | null | undefined): string {
  if (asked) return mayIn(actor, 'application.write', asked) ? asked : notFound();
  const mine = scopesOf(actor, 'application.write');
  if (mine === 'all' || mine.length !== 1) refuse('application.which-organisation', {}, 422, 'organisationId');
  return mine[0]!;
}
