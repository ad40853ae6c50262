import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Criterion } from './review.rules.js';

/** What the officer asks and the organisation answers. */
@Entity('application_questions')
export class ApplicationQuestion {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('text') text!: string;
  @Column('uuid', { name: 'asked_by' }) askedBy!: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('uuid', { name: 'answered_by', nullable: true }) answeredBy!: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null;
}

/** A paper attached to an application or to an answer. */
@Entity('application_files')
export class ApplicationFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('uuid', { name: 'document_id' }) documentId!: string;
  @Column('text') kind!: string;
  @Column('uuid', { name: 'question_id', nullable: true }) questionId!: string | null;
  @Column('uuid', { name: 'added_by' }) addedBy!: string;
  @Column('timestamptz', { name: 'added_at' }) addedAt!: Date;
}

/** One person's scores and comment on an application. */
@Entity('reviews')
export class Review {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('uuid', { name: 'reviewer_id' }) reviewerId!: string;
  @Column('text', { default: 'assigned' }) state!: string;
  @Column('uuid', { name: 'assigned_by' }) assignedBy!: string;
  @Column('timestamptz', { name: 'assigned_at' }) assignedAt!: Date;
  @Column('timestamptz', { name: 'moved_at' }) movedAt!: Date;
  @Column('text', { name: 'recusal_reason', nullable: true }) recusalReason!: string | null;
  @Column('jsonb', { nullable: true }) scores!: Partial<Record<Criterion, number>> | null;
  /** Of 100 points, in hundredths. */
  @Column('int', { name: 'total_hundredths', nullable: true }) totalHundredths!: number | null;
  @Column('text', { nullable: true }) comment!: string | null;
  @Column('int', { default: 1 }) version!: number;
}
