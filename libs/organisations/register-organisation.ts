import { Inject, Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Clock, newId } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { demandOfOrganisation } from './organisation.acts.js';
import type { OrganisationInput } from './organisation.dto.js';
import { tidyOrganisation } from './organisation.rules.js';
import { insertOrganisation } from './organisations.repository.js';

/** Writes a new organisation down. Refused when its SIRET, RNA or foreign number is already there. */
@Injectable()
export class RegisterOrganisation {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param id chosen by the caller only for demonstration data */
  run(actor: Actor, input: OrganisationInput, id = newId()): Promise<string> {
    demandOfOrganisation(actor, 'register', { id, state: 'active' });
    const tidy = tidyOrganisation(input, this.clock);
    return this.db.transaction(async (tx) => {
      await insertOrganisation(tx, id, tidy);
      await record(tx, {
        actor,
        act: 'organisation.register',
        subject: { kind: 'organisation', id },
        organisationId: id,
        facts: { name: tidy.name },
      });
      return id;
    });
  }
}
