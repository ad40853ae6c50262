import { Inject, Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, type Cents, type Clock, newId, refuse } from '#libs/kernel';
import { CLOCK, type Queryable, type Tx } from '#libs/platform';
import type { CaseState } from './approval.acts.js';
import type { ApprovalSubject } from './approval-subject.js';

export interface Subject {
  kind: string;
  id: string;
}

export interface OpenCase {
  actor: Actor;
  /** The route's code, e.g. the programme's. */
  route: string;
  subject: Subject;
  /** In one line, for lists and messages. */
  title: string;
  organisationId: string | null;
  organisationName: string;
  amountCents: Cents;
  /** Ids of all who prepared the subject: none of them can approve it. At least one. */
  preparedBy: string[];
}

/** Where the latest case of a subject stands. */
export interface CaseSummary {
  id: string;
  state: CaseState;
  /** The open step; null once decided. */
  step: { position: number; kind: string; labelFr: string; labelEn: string; permission: string } | null;
  stepOpenedAt: Date;
  dueOn: string | null;
  decidedCents: Cents | null;
}

/** What other rooms ask of this one. */
@Injectable()
export class Approvals {
  private readonly subjects = new Map<string, ApprovalSubject>();

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Says who answers for a kind of subject. Call it in `onModuleInit`. @throws when somebody does already. */
  registerSubject(kind: string, subject: ApprovalSubject): void {
    if (this.subjects.has(kind)) throw new Error(`the approval subject ${kind} is registered twice`);
    this.subjects.set(kind, subject);
  }

  subject(kind: string): ApprovalSubject {
    const subject = this.subjects.get(kind);
    if (!subject) throw new Error(`nobody registered the approval subject ${kind}`);
    return subject;
  }

  /**
   * Opens a case on the newest published version of the route, which it keeps to the end. Answers its id.
   * @throws `approval.route-missing` when no step of the route applies, `approval.already-open` (409) when one is open already
   */
  async open(tx: Tx, asked: OpenCase): Promise<string> {
    const { actor, route, subject, title, organisationId, organisationName, amountCents, preparedBy } = asked;
    this.subject(subject.kind);
    const id = newId();
    const [row] = await tx.prepared<{ opened: { refused?: string; turn: number; stepFr: string; stepEn: string } }>(
      'SELECT approval_open($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) AS opened',
      [
        id,
        route,
        subject.kind,
        subject.id,
        organisationId,
        organisationName,
        title,
        amountCents,
        preparedBy,
        actor.id,
        this.clock.now(),
      ],
    );
    const { refused, ...step } = row!.opened;
    if (refused) refuse(refused, { route }, refused === 'approval.already-open' ? 409 : 422);
    const facts = { subjectKind: subject.kind, subjectId: subject.id, title, amountCents, ...step };
    await record(tx, { actor, act: 'approval.open', subject: { kind: 'approval', id }, facts });
    return id;
  }

  /** The latest case about a subject, or nothing. */
  async caseOf(q: Queryable, subject: Subject): Promise<CaseSummary | undefined> {
    return q.one<CaseSummary>(
      `SELECT c.id, c.state, c.step_opened_at AS "stepOpenedAt", c.due_on AS "dueOn", c.decided_cents AS "decidedCents",
         CASE WHEN s.id IS NOT NULL THEN json_build_object('position', s.position, 'kind', s.kind, 'labelFr', s.label_fr, 'labelEn', s.label_en,
           'permission', s.permission) END AS step
       FROM approval_cases c LEFT JOIN approval_route_steps s ON s.id = c.step_id
       WHERE c.subject_kind = $1 AND c.subject_id = $2 ORDER BY c.opened_at DESC LIMIT 1`,
      [subject.kind, subject.id],
    );
  }

  /** All cases about a subject, to be put into its timeline: `timeline(db, [subject, ...await casesOf(db, subject)], language)`. */
  async casesOf(q: Queryable, subject: Subject): Promise<Subject[]> {
    const rows = await q.query<{ id: string }>(
      'SELECT id FROM approval_cases WHERE subject_kind = $1 AND subject_id = $2 ORDER BY opened_at',
      [subject.kind, subject.id],
    );
    return rows.map(({ id }) => ({ kind: 'approval', id }));
  }

  /** While a case is open its subject is not edited. @throws 409 `approval.under-decision` */
  async demandNoOpenCase(q: Queryable, subject: Subject): Promise<void> {
    if ((await this.caseOf(q, subject))?.state === 'open') refuse('approval.under-decision', {}, 409);
  }
}
