import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One thing that happened: audit record, line of activity and outbox in one. Never changed, never deleted. */
@Entity('history')
export class HistoryRow {
  @PrimaryColumn('uuid') id!: string;
  /** Order of writing. */
  @Column('bigint', { generated: 'identity' }) seq!: bigint;
  @Column('timestamptz') at!: Date;
  @Column('uuid', { name: 'actor_id' }) actorId!: string;
  /** The actor's name as it was then. */
  @Column('text', { name: 'actor_name' }) actorName!: string;
  @Column('uuid', { name: 'on_behalf_of', nullable: true }) onBehalfOf!: string | null;
  @Column('text') act!: string;
  @Column('text', { name: 'subject_kind' }) subjectKind!: string;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('uuid', { name: 'organisation_id', nullable: true }) organisationId!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('jsonb') facts!: Record<string, unknown>;
  @Column('text', { name: 'request_id', nullable: true }) requestId!: string | null;
  /** When the relay handed it to the queue. */
  @Column('timestamptz', { name: 'relayed_at', nullable: true }) relayedAt!: Date | null;
}
