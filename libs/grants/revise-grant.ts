import { Inject, Injectable } from '@nestjs/common';
import { recommendedApplication } from '#libs/applications';
import { Approvals } from '#libs/approvals';
import { Ledger } from '#libs/budgets';
import { record } from '#libs/history';
import { type Actor, type Clock, demand, Refused, today } from '#libs/kernel';
import { CLOCK, Database, once, type Tx } from '#libs/platform';
import { canFor, lockSeen } from './grant-access.js';
import { grantActs } from './grant.acts.js';
import { accountingDate, faultsOfProposal } from './grant.rules.js';
import { factsOf, type GrantRow, moveGrant, setInstalments } from './grants.repository.js';
import { demandPurposes, purposesOf, setPurposes } from './purposes.repository.js';
import { openingOf, payingLine, type ProposeInput } from './propose-grant.js';

export type ReviseInput = Omit<ProposeInput, 'applicationId'>;

/**
 * A proposal that came back is changed and proposed again: what was reserved is released, the new amount reserved, a new case opened.
 * @throws 404; 409 wrong state; 422 as for a proposal.
 */
@Injectable()
export class ReviseGrant {
  constructor(
    private readonly db: Database,
    private readonly ledger: Ledger,
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
    const faults = faultsOfProposal(input, application.recommendedCents);
    if (faults.length > 0) throw new Refused(faults);
    const line = await payingLine(tx, application, input.lineId ?? grant.lineId);
    const { amountCents, purpose, instalments } = input;
    const purposes = input.purposes ?? (await purposesOf(tx, id));
    await demandPurposes(tx, purposes, { ...line, day: today(this.clock) });
    await this.moveMoney(tx, actor, grant, { lineId: line.id, year: line.year, amountCents });
    const set = {
      amount_cents: amountCents,
      purpose,
      line_id: line.id,
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

  private async moveMoney(
    tx: Tx,
    actor: Actor,
    grant: GrantRow,
    to: { lineId: string; year: number; amountCents: bigint },
  ): Promise<void> {
    const day = today(this.clock);
    const common = { grantId: grant.id, actorId: actor.id };
    await this.ledger.release(tx, {
      ...common,
      lineId: grant.lineId,
      amountCents: grant.amountCents,
      accountingDate: accountingDate(day, grant.fiscalYear),
      reference: `grant:${grant.id}:release:${grant.round}`,
    });
    await this.ledger.reserve(tx, {
      ...common,
      lineId: to.lineId,
      amountCents: to.amountCents,
      accountingDate: accountingDate(day, to.year),
      reference: `grant:${grant.id}:reserve:${grant.round + 1}`,
    });
  }
}
