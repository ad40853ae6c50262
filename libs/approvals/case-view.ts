import { Injectable, Inject } from '@nestjs/common';
import { namesOf } from '#libs/access';
import { timeline } from '#libs/history';
import { type Actor, type Clock, mayIn, may, offersOf, today } from '#libs/kernel';
import { allowedActs, CLOCK, Database, type Page, words } from '#libs/platform';
import { approvalActs } from './approval.acts.js';
import type { CaseDto, CaseItemDto, CasesQueryDto } from './approval.dto.js';
import { Approvals } from './approvals.js';
import { stepViews } from './case-steps.js';
import {
  caseById,
  type CaseRow,
  type DecisionRow,
  decisionsOf,
  listCases,
  type StepRow,
  stepsOf,
} from './cases.repository.js';

/** Cases as people read them. */
@Injectable()
export class CaseView {
  constructor(
    private readonly db: Database,
    private readonly approvals: Approvals,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: CasesQueryDto): Promise<Page<CaseItemDto>> {
    const { language } = actor;
    const now = today(this.clock);
    const page = await listCases(this.db, actor, query);
    const items = page.items.map(({ routeFr, routeEn, stepFr, stepEn, position, kind, ...row }) => ({
      ...row,
      stateLabel: words(language, `approval.state.${row.state}`),
      route: language === 'fr' ? routeFr : routeEn,
      step: position,
      stepKind: kind,
      stepLabel: language === 'fr' ? stepFr : stepEn,
      late: row.dueOn !== null && row.dueOn < now,
    }));
    return { ...page, items };
  }

  /** @throws 404 */
  async show(actor: Actor, id: string): Promise<CaseDto> {
    const { language } = actor;
    const row = await caseById(this.db, id);
    const subject = { kind: row.subjectKind, id: row.subjectId };
    const [steps, decisions, view, names, happenings] = await Promise.all([
      stepsOf(this.db, row.routeId),
      decisionsOf(this.db, id),
      this.approvals.subject(row.subjectKind).describe(this.db, row.subjectId, actor),
      namesOf(this.db, row.preparedBy),
      timeline(this.db, [{ kind: 'approval', id }, subject], language),
    ]);
    const open = steps.find((s) => s.id === row.stepId);
    const { title, link, organisationName, lines, money, links = [] } = view;
    return {
      ...pick(row),
      stateLabel: words(language, `approval.state.${row.state}`),
      route: language === 'fr' ? row.routeFr : row.routeEn,
      title,
      link: inOffice(link),
      organisationName,
      lines,
      money,
      links: links.map(({ label, to }) => ({ label, to: inOffice(to) })),
      preparedBy: row.preparedBy.map((person) => names.get(person) ?? ''),
      step: open?.position ?? null,
      late: row.dueOn !== null && row.dueOn < today(this.clock),
      steps: await stepViews(this.db, row, steps, decisions, language),
      allowedActs: allowedActs(offers(actor, row, open, decisions), language),
      timeline: happenings,
    };
  }
}

/** Deciders sit in the office; subjects may leave the shell out. */
const inOffice = (to: string) => (to.startsWith('/office/') ? to : `/office${to}`);

const pick = (row: CaseRow) => {
  const {
    id,
    version,
    state,
    subjectKind,
    subjectId,
    amountCents,
    decidedCents,
    openedByName,
    openedAt,
    stepOpenedAt,
    dueOn,
  } = row;
  return {
    id,
    version,
    state,
    subjectKind,
    subjectId,
    amountCents,
    decidedCents,
    openedByName,
    openedAt,
    stepOpenedAt,
    dueOn,
  };
};

function offers(actor: Actor, row: CaseRow, open: StepRow | undefined, decisions: DecisionRow[]) {
  const decided = decisions.some((d) => d.personId === actor.id && (open?.mustDiffer || d.stepId === open?.id));
  const facts = {
    step: open
      ? { kind: open.kind, label: actor.language === 'fr' ? open.labelFr : open.labelEn, mustDiffer: open.mustDiffer }
      : null,
    holdsPermission: open !== undefined && mayIn(actor, open.permission, null),
    prepared: row.preparedBy.includes(actor.id),
    decided,
  };
  const all = offersOf(approvalActs, { state: row.state, can: (permission) => may(actor, permission), facts });
  // Entering into force is what the dates of the deliberation do; nobody presses it here.
  return all.filter(({ act }) => act !== 'approval.enter-force');
}
