import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseState } from './approval.acts.js';

/** One subject on its way along a route; written by the SQL functions of the room alone. */
@Entity('approval_cases')
export class ApprovalCase {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'route_id' }) routeId!: string;
  @Column('text', { name: 'subject_kind' }) subjectKind!: string;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('uuid', { name: 'organisation_id', nullable: true }) organisationId!: string | null;
  @Column('text', { name: 'organisation_name' }) organisationName!: string;
  @Column('text') title!: string;
  @Column('bigint', { name: 'amount_cents' }) amountCents!: bigint;
  @Column('uuid', { name: 'prepared_by', array: true }) preparedBy!: string[];
  @Column('uuid', { name: 'opened_by' }) openedBy!: string;
  @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date;
  @Column('text') state!: CaseState;
  /** The open step; null once decided. */
  @Column('uuid', { name: 'step_id', nullable: true }) stepId!: string | null;
  @Column('timestamptz', { name: 'step_opened_at' }) stepOpenedAt!: Date;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  /** What was agreed, once approved; the council may vote less than was asked. */
  @Column('bigint', { name: 'decided_cents', nullable: true }) decidedCents!: bigint | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('int') version!: number;
  @Column({ type: 'tsvector', select: false, insert: false, update: false }) search!: string;
}

/** What one person decided on one step. Never changed, never deleted. */
@Entity('approval_decisions')
export class ApprovalDecision {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'step_id' }) stepId!: string;
  @Column('text') act!: string;
  /** Of an opinion. */
  @Column('boolean', { nullable: true }) favourable!: boolean | null;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text', { name: 'person_name' }) personName!: string;
  @Column('uuid', { name: 'on_behalf_of', nullable: true }) onBehalfOf!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { name: 'deliberation_id', nullable: true }) deliberationId!: string | null;
  @Column('timestamptz') at!: Date;
}
