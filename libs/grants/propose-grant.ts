import { Inject, Injectable } from '@nestjs/common';
import { recommendedApplication, type RecommendedApplication } from '#libs/applications';
import { Approvals, type OpenCase } from '#libs/approvals';
import { authorityById, lineById, lineFor, type LineView } from '#libs/budgets';
import { record } from '#libs/history';
import { type Actor, type Cents, type Clock, demand, may, refuse, Refused, today } from '#libs/kernel';
import { CLOCK, Database, once, type Tx } from '#libs/platform';
import { GrantMoney } from './grant-money.js';
import { grantActs } from './grant.acts.js';
import { faultsOfProposal, type PlannedInstalment } from './grant.rules.js';
import { insertGrant, setInstalments } from './grants.repository.js';
import type { NamedPurpose } from './purpose.rules.js';
import { demandPurposes, setPurposes } from './purposes.repository.js';
import { byYear, faultsOfSlices, type PlannedSlice } from './slice.rules.js';
import { setSlices } from './slices.repository.js';

export interface ProposeInput {
  applicationId: string;
  /** The line that pays; the programme's first of the call's year when left out. */
  lineId?: string | null;
  /** Not above what was recommended. */
  amountCents: Cents;
  /** What the grant is for, as the decision and the agreement say it. */
  purpose: string;
  /** They add up to the amount. */
  instalments: PlannedInstalment[];
  /** What it pays, in shares; needed where a service's 1 % pays (rule 1.7). */
  purposes?: NamedPurpose[] | null;
  /** A grant that binds the city beyond one year takes all of it here (rule 3.10) … */
  authorityId?: string | null;
  /** … and each year's part of the payment credits of that year; they add up to the amount, and begin with the line's year. */
  slices?: PlannedSlice[] | null;
}

/**
 * A recommended application becomes a grant: its money is reserved, and its case goes to those who decide.
 * @throws 404; 409 `application.not-recommended`, `grant-application-twice`; 422 `grant.above-recommended`, `grant.instalments-sum`,
 * `grant.date-or-condition`, `grant.no-line`, `grant.line-of-other-programme`, `grant.purposes-*`, `budget.insufficient`; with a commitment authority
 * `grant.authority-of-other-programme`, `authority.insufficient`, `authority.plan-sum` and the faults of its slices.
 */
@Injectable()
export class ProposeGrant {
  constructor(
    private readonly db: Database,
    private readonly money: GrantMoney,
    private readonly approvals: Approvals,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, input: ProposeInput, key: string): Promise<{ id: string }> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'grant.propose', body: input }, () => this.propose(tx, actor, input)),
    );
  }

  private async propose(tx: Tx, actor: Actor, input: ProposeInput): Promise<{ id: string }> {
    demand(grantActs, 'propose', { state: 'proposed', can: (p) => may(actor, p), facts: NO_FACTS });
    const application = await recommendedApplication(tx, input.applicationId);
    const line = await lineToPay(tx, application, input);
    const { amountCents, purpose, instalments } = input;
    const purposes = input.purposes ?? [];
    await demandPurposes(tx, purposes, { ...line, day: today(this.clock) });
    const { authorityId, slices, firstCents } = slicesAsked(input);
    const place = { applicationId: application.id, fiscalYear: line.year, lineId: line.id, authorityId };
    const decided = { amountCents, purpose, preparedBy: actor.id };
    const { id, reference } = await insertGrant(tx, { ...application, ...place, ...decided }, this.clock.now());
    await setInstalments(tx, id, instalments);
    await setPurposes(tx, id, purposes);
    await setSlices(tx, { grantId: id, lineId: line.id, slices });
    await this.money.reserve(tx, actor, { id, ...place, wholeCents: amountCents, firstCents }, 1);
    const subject = { kind: 'grant', id };
    await record(tx, { actor, act: 'grant.propose', subject, facts: { reference, amountCents } });
    await this.approvals.open(tx, openingOf(application, { actor, id, amountCents }));
    return { id };
  }
}

interface Proposed {
  actor: Actor;
  id: string;
  amountCents: Cents;
  /** Who prepared a former proposal. */
  before?: string;
}

/** The case to open about a proposal: whoever had a hand in it cannot approve it. */
export function openingOf(application: RecommendedApplication, { actor, id, amountCents, before }: Proposed): OpenCase {
  const { routeCode, title, organisationId, organisationName, preparedBy } = application;
  return {
    ...{
      actor,
      route: routeCode,
      subject: { kind: 'grant', id },
      title,
      organisationId,
      organisationName,
      amountCents,
    },
    preparedBy: [...new Set([actor.id, ...(before ? [before] : []), ...preparedBy])],
  };
}

const NO_FACTS = { drawnUp: false, signedCopy: false, ordered: 0, unsettled: 0 };

/** What the proposal says of several years. */
export function slicesAsked({ authorityId, slices, amountCents }: Sliced) {
  const asked = authorityId ? byYear(slices ?? []) : [];
  return { authorityId: authorityId ?? null, slices: asked, firstCents: asked[0]?.amountCents ?? amountCents };
}

type Sliced = Pick<ProposeInput, 'authorityId' | 'slices' | 'amountCents'>;

/** Refuses all that is wrong with a proposal, and answers the line that pays it. */
export async function lineToPay(
  tx: Tx,
  application: RecommendedApplication,
  input: Omit<ProposeInput, 'applicationId'>,
): Promise<LineView> {
  const line = await payingLine(tx, application, input.lineId);
  const faults = [...faultsOfProposal(input, application.recommendedCents), ...faultsOfSlices(input, line.year)];
  if (faults.length > 0) throw new Refused(faults);
  const authority = input.authorityId ? await authorityById(tx, input.authorityId) : undefined;
  if (input.authorityId && authority?.programmeCode !== application.programmeCode)
    return refuse('grant.authority-of-other-programme', {}, 422, 'authorityId');
  return line;
}

/** The line asked for, which must be the programme's; or the programme's own of the call's year. */
async function payingLine(
  tx: Tx,
  { programmeCode, fiscalYear }: Pick<RecommendedApplication, 'programmeCode' | 'fiscalYear'>,
  lineId?: string | null,
): Promise<LineView> {
  const line = lineId ? await lineById(tx, lineId) : await lineFor(tx, programmeCode, fiscalYear);
  if (!line) return refuse('grant.no-line', { programme: programmeCode, year: String(fiscalYear) }, 422, 'lineId');
  if (line.programmeCode !== programmeCode) return refuse('grant.line-of-other-programme', {}, 422, 'lineId');
  return line;
}
