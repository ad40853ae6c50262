import { Inject, Injectable } from '@nestjs/common';
import { Documents } from '#libs/documents';
import { record } from '#libs/history';
import { type Actor, type Clock, demand, type Language } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { agreementPdf } from './agreement.js';
import { canFor, lockSeen } from './grant-access.js';
import { grantActs } from './grant.acts.js';
import { factsOf, moveGrant } from './grants.repository.js';
import { instalmentsOf } from './instalments.repository.js';
import { slicesOf } from './slices.repository.js';

export interface DrawUpInput {
  language: Language;
  /** May the beneficiary keep what is not spent? If the agreement is silent it goes back (rule 2.3). */
  keepsUnspent: boolean;
}

/**
 * Makes the agreement as a PDF that both sides sign. It can be drawn up again until the signed copy is there.
 * @throws 404; 409 wrong state; 422 `grant.copy-given`.
 */
@Injectable()
export class DrawUpGrant {
  constructor(
    private readonly db: Database,
    private readonly documents: Documents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, input: DrawUpInput): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const grant = await lockSeen(tx, actor, id);
      demand(grantActs, 'draw-up', { state: grant.state, can: canFor(actor, grant), facts: await factsOf(tx, grant) });
      const parts = { instalments: await instalmentsOf(tx, id), slices: await slicesOf(tx, id) };
      const bytes = agreementPdf(this.documents, { grant, ...parts, ...input });
      const name = `${input.language === 'fr' ? 'convention' : 'agreement'}-${grant.reference}.pdf`;
      const owner = { kind: 'grant', id };
      const document = await this.documents.store(tx, { bytes, name, by: actor, owner });
      const now = this.clock.now();
      const set = { agreement_id: document.id, drawn_up_at: now, keeps_unspent: input.keepsUnspent };
      await moveGrant(tx, id, { now, set });
      const facts = { reference: grant.reference, title: grant.title };
      await record(tx, { actor, act: 'grant.draw-up', subject: owner, organisationId: grant.organisationId, facts });
      return { id };
    });
  }
}
