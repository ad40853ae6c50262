import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { markGranted, markRefused } from '#libs/applications';
import { Approvals, type ApprovalSubject, type CaseOutcome, type InForce } from '#libs/approvals';
import { record } from '#libs/history';
import { type Cents, type Clock, demand, refuse } from '#libs/kernel';
import { CLOCK, type Tx } from '#libs/platform';
import { type Bound, GrantMoney } from './grant-money.js';
import { grantActs } from './grant.acts.js';
import { describeGrant } from './deciding-view.js';
import { cutTo } from './instalment-plan.js';
import { boundOf, type GrantRow, lockGrant, moveGrant } from './grants.repository.js';
import { instalmentsOf } from './instalments.repository.js';
import { shareCut } from './slices.repository.js';

const FOLLOWS = { can: () => true, facts: { drawnUp: false, signedCopy: false, ordered: 0, unsettled: 0 } };

/** How a grant follows its approval case: each method runs inside the transaction of the decision. */
@Injectable()
export class GrantSubject implements ApprovalSubject, OnModuleInit {
  constructor(
    private readonly approvals: Approvals,
    private readonly money: GrantMoney,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.approvals.registerSubject('grant', this);
  }

  describe = describeGrant;

  /** The council has voted, perhaps less than was proposed: the instalments share the cut. Nothing is committed before it is in force. */
  async onApproved(tx: Tx, id: string, outcome: CaseOutcome): Promise<void> {
    const grant = await this.follow(tx, id, 'vote');
    const { deliberation, actor } = outcome;
    if (!deliberation) return refuse('grant.vote-missing', {}); // rule 1.11: the council decides every grant
    const grantedCents = outcome.decidedCents ?? grant.amountCents;
    if (grantedCents < grant.amountCents) await this.cut(tx, grant, grantedCents);
    await moveGrant(tx, id, {
      state: 'voted',
      now: outcome.at,
      set: { granted_cents: grantedCents, deliberation_number: deliberation.number, voted_on: deliberation.sessionOn },
    });
    await markGranted(tx, grant.applicationId, { now: outcome.at, actor });
    const facts = { grantedCents, number: deliberation.number, votedOn: deliberation.sessionOn };
    await record(tx, { actor, act: 'grant.vote', ...about(grant), facts });
  }

  async onReturned(tx: Tx, id: string, { actor, at, reason }: CaseOutcome): Promise<void> {
    await this.follow(tx, id, 'return');
    await moveGrant(tx, id, { state: 'returned', now: at });
    await record(tx, { actor, act: 'grant.return', subject: { kind: 'grant', id }, reason });
  }

  async onRefused(tx: Tx, id: string, { actor, at, reason }: CaseOutcome): Promise<void> {
    const grant = await this.follow(tx, id, 'refuse');
    await this.money.release(tx, actor, await boundOf(tx, grant), grant.round);
    await moveGrant(tx, id, { state: 'refused', now: at, set: { end_reason: reason } });
    await tx.query("UPDATE instalments SET state = 'cancelled' WHERE grant_id = $1", [id]);
    await markRefused(tx, grant.applicationId, reason ?? '', { now: at, actor });
    await record(tx, { actor, act: 'grant.refuse', ...about(grant), reason, facts: { title: grant.title } });
  }

  /** Published or notified, and transmitted (rule 1.15): the money is promised. What was reserved beyond goes back to the line. */
  async onInForce(tx: Tx, ids: string[], { actor, deliberation: { number, inForceOn } }: InForce): Promise<void> {
    const grants = await tx.prepared<Followed>(ENTER_FORCE, [ids, inForceOn, this.clock.now()]);
    const entered = new Set(grants.map(({ id }) => id));
    for (const id of ids) if (!entered.has(id)) await this.follow(tx, id, 'enter-force');
    await this.money.commit(tx, actor, grants);
    for (const grant of grants) {
      const facts = { grantedCents: grant.wholeCents, number, inForceOn, title: grant.title };
      await record(tx, { actor, act: 'grant.enter-force', ...about(grant), facts });
    }
  }

  private async follow(tx: Tx, id: string, verb: string): Promise<GrantRow> {
    const grant = await lockGrant(tx, id);
    demand(grantActs, verb, { ...FOLLOWS, state: grant.state });
    return grant;
  }

  private async cut(tx: Tx, grant: GrantRow, granted: Cents): Promise<void> {
    const instalments = await instalmentsOf(tx, grant.id);
    const before = instalments.map((one) => one.amountCents);
    const cents = cutTo(granted, before);
    if (grant.authorityId) await shareCut(tx, grant, { before, after: cents });
    for (const [i, one] of instalments.entries()) {
      const sql =
        cents[i]! > 0n
          ? 'UPDATE instalments SET amount_cents = $2 WHERE id = $1'
          : 'DELETE FROM instalments WHERE id = $1 AND $2 = 0';
      await tx.query(sql, [one.id, cents[i]]);
    }
  }
}

type Followed = Bound & Pick<GrantRow, 'organisationId' | 'title'>;

/**
 * Locks, checks and moves all of them in one round trip: this is the act that hundreds of grants of one session wait for. The ids
 * come out of a subquery, for an array of one looks so cheap to the planner that it would plan the statement anew each time.
 */
const ENTER_FORCE = `UPDATE grants SET state = 'in-force', in_force_on = $2, moved_at = $3, version = version + 1
  WHERE id = ANY(ARRAY(SELECT unnest($1::uuid[]))) AND state = 'voted'
  RETURNING id, line_id AS "lineId", fiscal_year AS "fiscalYear", organisation_id AS "organisationId", title, authority_id AS "authorityId",
    granted_cents AS "wholeCents", coalesce((SELECT s.amount_cents FROM grant_slices s WHERE s.grant_id = grants.id
      AND s.year = grants.fiscal_year AND grants.authority_id IS NOT NULL), granted_cents) AS "firstCents"`;

const about = ({ id, organisationId }: Pick<GrantRow, 'id' | 'organisationId'>) => ({
  subject: { kind: 'grant', id },
  organisationId,
});
