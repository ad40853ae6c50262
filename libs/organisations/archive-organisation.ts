import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import type { Actor } from '#libs/kernel';
import { Database } from '#libs/platform';
import { demandOfOrganisation } from './organisation.acts.js';
import { lockOrganisation, moveOrganisation } from './organisations.repository.js';

/** Puts an organisation out of the lists that people choose from; nothing of it is lost. */
@Injectable()
export class ArchiveOrganisation {
  constructor(private readonly db: Database) {}

  run(actor: Actor, id: string, reason: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      demandOfOrganisation(actor, 'archive', await lockOrganisation(tx, actor, id));
      await moveOrganisation(tx, id, 'archived');
      await record(tx, {
        actor,
        act: 'organisation.archive',
        subject: { kind: 'organisation', id },
        organisationId: id,
        reason,
      });
    });
  }
}
