import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import type { Actor } from '#libs/kernel';
import { Database } from '#libs/platform';
import { demandOfOrganisation } from './organisation.acts.js';
import { lockOrganisation, moveOrganisation } from './organisations.repository.js';

/** Brings an archived organisation back. */
@Injectable()
export class RestoreOrganisation {
  constructor(private readonly db: Database) {}

  run(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      demandOfOrganisation(actor, 'restore', await lockOrganisation(tx, actor, id));
      await moveOrganisation(tx, id, 'active');
      await record(tx, {
        actor,
        act: 'organisation.restore',
        subject: { kind: 'organisation', id },
        organisationId: id,
      });
    });
  }
}
