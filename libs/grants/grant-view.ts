import { namesOf } from '#libs/access';
import { Approvals, type CaseSummary } from '#libs/approvals';
import { grantHoldings, lineById, programmeByCode } from '#libs/budgets';
import { timeline } from '#libs/history';
import { type Actor, type LocalDate, mayIn, notFound, offersOf, parisDate } from '#libs/kernel';
import { allowedActs, languageOf, type Queryable, words } from '#libs/platform';
import { canFor, maySee } from './grant-access.js';
import { grantActs } from './grant.acts.js';
import type { AgreementDto, GrantDto, InstalmentDto, RoadDto } from './grant.dto.js';
import { roadOf } from './grant-road.js';
import { isTold, joinedSubjects } from './grant-timeline.js';
import { agreementThreshold, payableFrom, payBy } from './grant.rules.js';
import { boundOf, factsOf, grantById, type GrantRow, yearlyTotal } from './grants.repository.js';
import { type InstalmentRow, instalmentsOf } from './instalments.repository.js';
import { purposesOf } from './purposes.repository.js';
import { RESULT_ACTS } from './results-view.js';
import { authorityView, sliceViews, sumOfHoldings } from './slices-view.js';

interface Asked {
  actor: Actor;
  id: string;
  today: LocalDate;
  approvals: Approvals;
}

/** A grant with everything that its page shows. @throws 404, also for another organisation's and for one not yet decided (D21). */
export async function showGrant(q: Queryable, { actor, id, today, approvals }: Asked): Promise<GrantDto> {
  const grant = await grantById(q, id);
  if (!maySee(actor, grant)) return notFound();
  const office = mayIn(actor, 'grant.read', null);
  const language = languageOf();
  const subject = { kind: 'grant', id };
  const [programme, line] = [await programmeByCode(q, grant.programmeCode), await lineById(q, grant.lineId)];
  const application = await applicationFacts(q, grant.applicationId);
  const instalments = (await instalmentsOf(q, id)).map((one) => instalmentView(one, grant, today));
  const agreement = await agreementView(q, grant, today);
  const holdings = await grantHoldings(q, id);
  const money = sumOfHoldings(holdings);
  const slices = await sliceViews(q, grant, holdings);
  const approval = office ? await approvals.caseOf(q, subject) : undefined;
  const [cases, joined] = [office ? await approvals.casesOf(q, subject) : [], await joinedSubjects(q, id)];
  const happened = await timeline(q, [subject, ...cases, ...joined], language);
  const all = offersOf(grantActs, { state: grant.state, can: canFor(actor, grant), facts: await factsOf(q, grant) });
  return {
    ...plain(grant),
    amountCents: grant.grantedCents ?? grant.amountCents,
    proposedCents: grant.amountCents,
    paidCents: money.paidCents,
    stateLabel: words(language, `grant.state.${grant.state}`),
    programmeName: programme?.name ?? grant.programmeCode,
    lineLabel: line ? `${line.label} (${line.chapter}-${line.nature}-${line.function}, ${line.year})` : '',
    countryNames: grant.countries.map((code) => new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code),
    receiptNumber: application?.receiptNumber ?? null,
    purposes: await purposesOf(q, id),
    caseId: approval?.id ?? null,
    ...{ agreement, instalments, money, slices },
    authority: await authorityView(q, grant),
    road: road({ grant, instalments, agreement, approval, submittedAt: application?.submittedAt, portal: !office }),
    allowedActs: allowedActs(all.filter(fitting(grant, instalments)), language),
    timeline: office ? happened : happened.filter(({ act }) => isTold(act)),
  };
}

/** Leaves out what the grant has no use for: nothing to sign before an agreement is there, no condition where none waits. */
const fitting = (grant: GrantRow, instalments: InstalmentDto[]) => {
  const waits = instalments.some((one) => one.state === 'planned' && one.condition && !one.conditionMetOn);
  const idle: Record<string, boolean> = {
    'grant.confirm-condition': !waits,
    'grant.draw-up': grant.signedCopyId !== null,
    'grant.give-signed': grant.agreementId === null,
    'grant.sign': grant.agreementId === null,
  };
  return ({ act }: { act: string }): boolean => !idle[act] && !RESULT_ACTS.includes(act);
};

function plain(grant: GrantRow) {
  const { id, version, reference, title, purpose, organisationId, organisationName, programmeCode, fiscalYear } = grant;
  const { applicationId, lineId, state, movedAt, grantedCents, deliberationNumber, votedOn, inForceOn, endReason } =
    grant;
  return {
    ...{ id, version, reference, title, purpose, organisationId, organisationName, programmeCode, fiscalYear },
    ...{ applicationId, lineId, state, movedAt, grantedCents, deliberationNumber, votedOn, inForceOn, endReason },
  };
}

const applicationFacts = (q: Queryable, id: string) =>
  q.one<{ receiptNumber: string | null; submittedAt: Date | null }>(
    'SELECT receipt_number AS "receiptNumber", submitted_at AS "submittedAt" FROM applications WHERE id = $1',
    [id],
  );

function instalmentView(
  one: InstalmentRow,
  { state: grantState, inForceOn }: GrantRow,
  today: LocalDate,
): InstalmentDto {
  const from = payableFrom(one, inForceOn);
  const due = one.state === 'planned' && from !== null && from <= today && ['in-force', 'signed'].includes(grantState);
  const state = due ? 'due' : one.state;
  const { id, position, amountCents, dueOn, condition, conditionMetOn, paidOn } = one;
  const fields = { id, position, amountCents, dueOn, condition, conditionMetOn, paidOn };
  return {
    ...fields,
    state,
    payBy: payBy(one, inForceOn),
    stateLabel: words(languageOf(), `instalment.state.${state}`),
  };
}

async function agreementView(q: Queryable, grant: GrantRow, today: LocalDate): Promise<AgreementDto> {
  const decided = await yearlyTotal(q, grant.organisationId, grant.fiscalYear);
  const { firstCents } = await boundOf(q, grant);
  const yearlyTotalCents = grant.grantedCents === null ? decided + firstCents : decided;
  const thresholdCents = agreementThreshold(grant.inForceOn ?? today);
  const names = await namesOf(q, [grant.signedBy]);
  return {
    required: yearlyTotalCents > thresholdCents,
    yearlyTotalCents,
    thresholdCents,
    drawnUpAt: grant.drawnUpAt,
    signedCopyAt: grant.signedCopyAt,
    signedOn: grant.signedOn,
    signedByName: names.get(grant.signedBy ?? '') ?? null,
  };
}

interface RoadParts {
  grant: GrantRow;
  instalments: InstalmentDto[];
  agreement: AgreementDto;
  approval?: CaseSummary;
  submittedAt?: Date | null;
  portal: boolean;
}

function road({ grant, instalments, agreement, approval, submittedAt, portal }: RoadParts): RoadDto {
  const open = instalments.filter(({ state }) => state === 'planned' || state === 'due' || state === 'ordered');
  const next = open.find(({ state }) => state === 'ordered') ?? open.find(({ state }) => state === 'due') ?? open[0];
  const step = approval?.step;
  return roadOf({
    grant,
    portal,
    agreementRequired: agreement.required,
    submittedOn: submittedAt ? parisDate(submittedAt) : null,
    lastPaidOn:
      instalments
        .map(({ paidOn }) => paidOn)
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null,
    next: next ? { state: next.state as 'planned', from: payableFrom(next, grant.inForceOn), payBy: next.payBy } : null,
    step: step ? { label: languageOf() === 'fr' ? step.labelFr : step.labelEn, dueOn: approval!.dueOn } : null,
  });
}
