import { Inject, Injectable } from '@nestjs/common';
import { Documents, type Upload } from '#libs/documents';
import { record } from '#libs/history';
import { type Actor, type Clock, demand, notFound } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { canFor, lockSeen, maySee } from './grant-access.js';
import { grantActs } from './grant.acts.js';
import { factsOf, grantById, moveGrant } from './grants.repository.js';

/** A file received, or bytes made on the spot. */
export type SignedCopy = { upload: Upload } | { bytes: Buffer; name: string };

/**
 * The copy of the agreement that the beneficiary has signed, given by its signatory or by the officer who received it on paper. A
 * second copy replaces the first until the city has signed.
 * @throws 404; 403; 409 wrong state; 422 `grant.not-drawn-up`.
 */
@Injectable()
export class GiveSignedGrant {
  constructor(
    private readonly db: Database,
    private readonly documents: Documents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Says no before the bytes are sent, not after. */
  async check(actor: Actor, id: string): Promise<void> {
    const grant = await grantById(this.db, id);
    if (!maySee(actor, grant)) notFound();
    demand(grantActs, 'give-signed', {
      state: grant.state,
      can: canFor(actor, grant),
      facts: await factsOf(this.db, grant),
    });
  }

  run(actor: Actor, id: string, copy: SignedCopy): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const grant = await lockSeen(tx, actor, id);
      demand(grantActs, 'give-signed', {
        state: grant.state,
        can: canFor(actor, grant),
        facts: await factsOf(tx, grant),
      });
      const owner = { kind: 'grant', id };
      const document = await this.documents.store(tx, { ...copy, by: actor, owner });
      const now = this.clock.now();
      await moveGrant(tx, id, { now, set: { signed_copy_id: document.id, signed_copy_at: now } });
      const facts = { name: document.name, sha256: document.sha256, title: grant.title };
      await record(tx, {
        actor,
        act: 'grant.give-signed',
        subject: owner,
        organisationId: grant.organisationId,
        facts,
      });
      return { id };
    });
  }
}
