import { type Actor, notFound } from '#libs/kernel';
import { type ListQuery, listPage, type Page, type Queryable, searchQuery, type Tx, Where } from '#libs/platform';
import type { CaseState, DecisionAct } from './approval.acts.js';
import type { ApprovalCase } from './approval-case.entity.js';
import type { StepKind } from './approval-route.entity.js';

export interface CaseRow extends Omit<ApprovalCase, 'search'> {
  routeFr: string;
  routeEn: string;
  openedByName: string;
}

export interface StepRow {
  id: string;
  position: number;
  kind: StepKind;
  labelFr: string;
  labelEn: string;
  permission: string;
  quorum: number;
  aboveCents: bigint | null;
  mustDiffer: boolean;
}

export interface DecisionRow {
  id: string;
  stepId: string;
  act: DecisionAct;
  favourable: boolean | null;
  personId: string;
  personName: string;
  reason: string | null;
  at: Date;
  deliberationId: string | null;
  deliberationNumber: string | null;
}

export const caseById = async (q: Queryable, id: string): Promise<CaseRow> =>
  (await q.one<CaseRow>(
    `SELECT c.id, c.route_id AS "routeId", c.subject_kind AS "subjectKind", c.subject_id AS "subjectId", c.organisation_id AS "organisationId",
       c.organisation_name AS "organisationName", c.title, c.amount_cents AS "amountCents", c.prepared_by AS "preparedBy",
       c.opened_by AS "openedBy", c.opened_at AS "openedAt", c.state, c.step_id AS "stepId", c.step_opened_at AS "stepOpenedAt",
       c.due_on AS "dueOn", c.decided_cents AS "decidedCents", c.closed_at AS "closedAt", c.version,
       r.name_fr AS "routeFr", r.name_en AS "routeEn", u.name AS "openedByName"
     FROM approval_cases c JOIN approval_routes r ON r.id = c.route_id JOIN users u ON u.id = c.opened_by WHERE c.id = $1`,
    [id],
  )) ?? notFound();

/** What a deliberation adopted, and what waits for it to enter into force. */
export interface AdoptedCase {
  id: string;
  subjectKind: string;
  subjectId: string;
  title: string;
  decidedCents: bigint;
}

/** In the order in which they are locked; they stay the same as long as the caller holds the lock of the deliberation. */
export const adoptedBy = (tx: Tx, deliberationId: string): Promise<AdoptedCase[]> =>
  tx.prepared<AdoptedCase>(
    `SELECT c.id, c.subject_kind AS "subjectKind", c.subject_id AS "subjectId", c.title, c.decided_cents AS "decidedCents"
     FROM approval_cases c JOIN approval_decisions d ON d.case_id = c.id
     WHERE d.deliberation_id = $1 AND c.state = 'approved' ORDER BY c.id`,
    [deliberationId],
  );

export const stepsOf = (q: Queryable, routeId: string): Promise<StepRow[]> =>
  q.query<StepRow>(
    `SELECT id, position, kind, label_fr AS "labelFr", label_en AS "labelEn", permission, quorum, above_cents AS "aboveCents",
       must_differ AS "mustDiffer"
     FROM approval_route_steps WHERE route_id = $1 ORDER BY position`,
    [routeId],
  );

export const decisionsOf = (q: Queryable, caseId: string): Promise<DecisionRow[]> =>
  q.query<DecisionRow>(
    `SELECT d.id, d.step_id AS "stepId", d.act, d.favourable, d.person_id AS "personId", d.person_name AS "personName", d.reason, d.at,
       d.deliberation_id AS "deliberationId", b.number AS "deliberationNumber"
     FROM approval_decisions d LEFT JOIN deliberations b ON b.id = d.deliberation_id WHERE d.case_id = $1 ORDER BY d.at, d.id`,
    [caseId],
  );

export interface CasesQuery extends ListQuery {
  /** `me`: only those that this person can decide now. */
  waiting?: string | null;
  state?: string | null;
  route?: string | null;
  /** Open at a step of this kind. */
  step?: string | null;
}

export interface CaseListRow {
  id: string;
  title: string;
  organisationName: string;
  amountCents: bigint;
  decidedCents: bigint | null;
  state: CaseState;
  routeFr: string;
  routeEn: string;
  position: number | null;
  kind: StepKind | null;
  stepFr: string | null;
  stepEn: string | null;
  openedAt: Date;
  stepOpenedAt: Date;
  dueOn: string | null;
}

/** What this person can decide now: they hold the step's permission and four-eyes allow it. Parameters: permissions, person, person. */
export const WAITING_FOR = `c.state = 'open' AND s.permission = ANY ($?)
  AND NOT (s.must_differ AND $? = ANY (c.prepared_by))
  AND NOT EXISTS (SELECT FROM approval_decisions d WHERE d.case_id = c.id AND d.person_id = $? AND (s.must_differ OR d.step_id = s.id))`;

export function listCases(q: Queryable, actor: Actor, query: CasesQuery): Promise<Page<CaseListRow>> {
  const where = new Where()
    .when(query.state, 'c.state = $?')
    .when(query.route, 'r.code = $?')
    .when(query.step, "c.state = 'open' AND s.kind = $?")
    .when(searchQuery(query.q), "c.search @@ to_tsquery('simple', $?)");
  if (query.waiting === 'me') where.add(WAITING_FOR, [...actor.permissions.keys()], actor.id, actor.id);
  return listPage<CaseListRow, CaseListRow>(q, {
    select: `c.id, c.title, c.organisation_name AS "organisationName", c.amount_cents AS "amountCents", c.decided_cents AS "decidedCents",
      c.state, r.name_fr AS "routeFr", r.name_en AS "routeEn", s.position, s.kind, s.label_fr AS "stepFr", s.label_en AS "stepEn",
      c.opened_at AS "openedAt", c.step_opened_at AS "stepOpenedAt", c.due_on AS "dueOn"`,
    from: `approval_cases c JOIN approval_routes r ON r.id = c.route_id LEFT JOIN approval_route_steps s ON s.id = c.step_id`,
    where,
    sort: {
      due: { column: "coalesce(c.due_on, 'infinity')", type: 'date' },
      opened: { column: 'c.opened_at', type: 'timestamptz', descending: true },
      amount: { column: 'c.amount_cents', type: 'bigint', descending: true },
    },
    id: 'c.id',
    query,
    map: (row) => row,
  });
}
