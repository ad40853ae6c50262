import { Inject, Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import type { Actor, Clock } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { demandOfOrganisation } from './organisation.acts.js';
import type { OrganisationChange } from './organisation.dto.js';
import { tidyOrganisation } from './organisation.rules.js';
import { lockOrganisation, updateOrganisation } from './organisations.repository.js';

/** Changes what is known of an organisation. 409 `stale` when somebody else changed it meanwhile. */
@Injectable()
export class ChangeOrganisation {
  constructor(
    private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, { version, ...input }: OrganisationChange): Promise<void> {
    return this.db.transaction(async (tx) => {
      const row = await lockOrganisation(tx, actor, id);
      demandOfOrganisation(actor, 'change', row);
      const tidy = tidyOrganisation(input, this.clock);
      await updateOrganisation(tx, id, version, tidy);
      await record(tx, {
        actor,
        act: 'organisation.change',
        subject: { kind: 'organisation', id },
        organisationId: id,
        facts: { name: tidy.name, ...(row.name !== tidy.name ? { nameBefore: row.name } : {}) },
      });
    });
  }
}
