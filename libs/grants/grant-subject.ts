import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { markGranted, markRefused } from '#libs/applications';
import { Approvals, type ApprovalSubject, type CaseOutcome, type InForce, type SubjectView } from '#libs/approvals';
import { Ledger, lineById, position } from '#libs/budgets';
import { record } from '#libs/history';
import { type Actor, type Cents, type Clock, demand, refuse, today } from '#libs/kernel';
import { CLOCK, languageOf, words, type Queryable, type Tx } from '#libs/platform';
import { grantActs } from './grant.acts.js';
import { accountingDate } from './grant.rules.js';
import { cutTo } from './instalment-plan.js';
import { grantById, type GrantRow, lockGrant, moveGrant } from './grants.repository.js';
import { instalmentsOf } from './instalments.repository.js';
import { inWords } from './instalment-words.js';

const FOLLOWS = { can: () => true, facts: { drawnUp: false, signedCopy: false, ordered: 0, unsettled: 0 } };

/** How a grant follows its approval case: each method runs inside the transaction of the decision. */
@Injectable()
export class GrantSubject implements ApprovalSubject, OnModuleInit {
  constructor(
    private readonly approvals: Approvals,
    private readonly ledger: Ledger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.approvals.registerSubject('grant', this);
  }

  /** What the deciding page shows. The line's figures are those of now: the grant's own reservation is already off what is left. */
  async describe(q: Queryable, id: string, reader: Actor): Promise<SubjectView> {
    const grant = await grantById(q, id);
    const [line, money, instalments] = [
      await lineById(q, grant.lineId),
      await position(q, grant.lineId),
      await instalmentsOf(q, id),
    ];
    const language = reader.language ?? languageOf();
    const say = (key: string, values = {}) => words(language, key, values);
    const country = new Intl.DisplayNames([language], { type: 'region' });
    return {
      title: grant.title,
      link: `/grants/${id}`,
      organisationName: grant.organisationName,
      amountCents: grant.amountCents,
      lines: [
        { label: say('grant.field.purpose'), value: grant.purpose },
        { label: say('grant.field.countries'), value: grant.countries.map((code) => country.of(code)).join(', ') },
        { label: say('grant.field.instalments'), value: instalments.map((one) => inWords(one, language)).join(' ; ') },
        { label: say('grant.field.reference'), value: grant.reference },
        {
          label: say('grant.field.line'),
          value: line ? `${line.label} · ${line.chapter}-${line.nature} · ${line.year}` : '',
        },
      ],
      money: [{ label: say('grant.field.left-after'), cents: money?.availableCents ?? 0n }],
      links: [{ label: say('grant.field.application'), to: `/applications/${grant.applicationId}` }],
    };
  }

  /** The council has voted, perhaps less than was proposed: the instalments share the cut. Nothing is committed before it is in force. */
  async onApproved(tx: Tx, id: string, outcome: CaseOutcome): Promise<void> {
    const grant = await this.follow(tx, id, 'vote');
    const { deliberation, actor } = outcome;
    if (!deliberation) return refuse('grant.vote-missing', {}); // rule 1.11: the council decides every grant
    const grantedCents = outcome.decidedCents ?? grant.amountCents;
    if (grantedCents < grant.amountCents) await this.cutInstalments(tx, id, grantedCents);
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
    await this.ledger.release(tx, {
      ...this.onLine(grant, actor),
      amountCents: grant.amountCents,
      reference: `grant:${id}:release:${grant.round}`,
    });
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
    const commitments = grants.map((grant) => ({
      ...this.onLine(grant, actor),
      amountCents: grant.grantedCents,
      reference: `grant:${grant.id}:commit`,
    }));
    tx.hold(this.ledger.commitAll(tx, commitments));
    for (const grant of grants) {
      const facts = { grantedCents: grant.grantedCents, number, inForceOn, title: grant.title };
      await record(tx, { actor, act: 'grant.enter-force', ...about(grant), facts });
    }
  }

  private async follow(tx: Tx, id: string, verb: string): Promise<GrantRow> {
    const grant = await lockGrant(tx, id);
    demand(grantActs, verb, { ...FOLLOWS, state: grant.state });
    return grant;
  }

  private onLine(grant: Pick<GrantRow, 'id' | 'lineId' | 'fiscalYear'>, actor: Actor) {
    const day = accountingDate(today(this.clock), grant.fiscalYear);
    return { lineId: grant.lineId, grantId: grant.id, accountingDate: day, actorId: actor.id };
  }

  private async cutInstalments(tx: Tx, id: string, granted: Cents): Promise<void> {
    const instalments = await instalmentsOf(tx, id);
    const cents = cutTo(
      granted,
      instalments.map((one) => one.amountCents),
    );
    for (const [i, one] of instalments.entries()) {
      const sql =
        cents[i]! > 0n
          ? 'UPDATE instalments SET amount_cents = $2 WHERE id = $1'
          : 'DELETE FROM instalments WHERE id = $1 AND $2 = 0';
      await tx.query(sql, [one.id, cents[i]]);
    }
  }
}

type Followed = Pick<GrantRow, 'id' | 'lineId' | 'fiscalYear' | 'organisationId' | 'title'> & { grantedCents: Cents };

/** Locks, checks and moves all of them in one round trip: this is the act that hundreds of grants of one session wait for. */
const ENTER_FORCE = `UPDATE grants SET state = 'in-force', in_force_on = $2, moved_at = $3, version = version + 1
  WHERE id = ANY($1::uuid[]) AND state = 'voted'
  RETURNING id, line_id AS "lineId", fiscal_year AS "fiscalYear", organisation_id AS "organisationId", title, granted_cents AS "grantedCents"`;

const about = ({ id, organisationId }: Pick<GrantRow, 'id' | 'organisationId'>) => ({
  subject: { kind: 'grant', id },
  organisationId,
});
