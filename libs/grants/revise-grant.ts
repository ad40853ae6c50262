import { Inject, Injectable } from '@nestjs/common';
import { recommendedApplication } from '#libs/applications';
import { Approvals } from '#libs/approvals';
import { record } from '#libs/history';
import { type Actor, type Clock, demand, today } from '#libs/kernel';
import { CLOCK, Database, once, type Tx } from '#libs/platform';
import { canFor, lockSeen } from './grant-access.js';
import { GrantMoney } from './grant-money.js';
import { grantActs } from './grant.acts.js';
import { boundOf, factsOf, moveGrant, setInstalments } from './grants.repository.js';
import { demandPurposes, purposesOf, setPurposes } from './purposes.repository.js';
import { lineToPay, openingOf, type ProposeInput, slicesAsked } from './propose-grant.js';
import { setSlices } from './slices.repository.js';

export type ReviseInput = Omit<ProposeInput, 'applicationId'>;

/**
 * A proposal that came back is changed and proposed again: what was reserved is released, the new amount reserved, a new case opened.
 * @throws 404; 409 wrong state; 422 as for a proposal.
 */
@Injectable()
export class ReviseGrant {
  constructor(
    private readonly db: Database,
    private readonly money: GrantMoney,
    private readonly approvals: Approvals,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: string, input: ReviseInput, key: string): Promise<{ id: string }> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'grant.revise', body: { id, ...input } }, () =>
        this.revise(tx, actor, id, input),
      ),
    );
  }

  private async revise(tx: Tx, actor: Actor, id: string, input: ReviseInput): Promise<{ id: string }> {
    const grant = await lockSeen(tx, actor, id);
    demand(grantActs, 'revise', { state: grant.state, can: canFor(actor, grant), facts: await factsOf(tx, grant) });
    const application = await recommendedApplication(tx, grant.applicationId);
    const line = await lineToPay(tx, application, { ...input, lineId: input.lineId ?? grant.lineId });
    const { amountCents, purpose, instalments } = input;
    const purposes = input.purposes ?? (await purposesOf(tx, id));
    await demandPurposes(tx, purposes, { ...line, day: today(this.clock) });
    const { authorityId, slices, firstCents } = slicesAsked(input);
    await this.money.release(tx, actor, await boundOf(tx, grant), grant.round);
    await setSlices(tx, { grantId: id, lineId: line.id, slices });
    const bound = { id, lineId: line.id, fiscalYear: line.year, authorityId, wholeCents: amountCents, firstCents };
    await this.money.reserve(tx, actor, bound, grant.round + 1);
    const set = {
      amount_cents: amountCents,
      purpose,
      line_id: line.id,
      authority_id: authorityId,
      fiscal_year: line.year,
      round: grant.round + 1,
      prepared_by: actor.id,
    };
    await moveGrant(tx, id, { state: 'proposed', now: this.clock.now(), set });
    await setInstalments(tx, id, instalments);
    await setPurposes(tx, id, purposes);
    const facts = { reference: grant.reference, amountCents };
    await record(tx, { actor, act: 'grant.revise', subject: { kind: 'grant', id }, facts });
    await this.approvals.open(tx, openingOf(application, { actor, id, amountCents, before: grant.preparedBy }));
    return { id };
  }
}
