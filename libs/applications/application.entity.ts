import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Answers, Section } from './form.js';

/** One organisation's answer to a call. */
@Entity('applications')
export class Application {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'call_id' }) callId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text', { name: 'organisation_name' }) organisationName!: string;
  @Column('text', { default: 'draft' }) state!: string;
  @Column('timestamptz', { name: 'moved_at' }) movedAt!: Date;
  @Column('int', { default: 1 }) version!: number;
  @Column('jsonb', { default: {} }) answers!: Answers;
  @Column('jsonb', { name: 'section_versions', default: {} }) sectionVersions!: Partial<Record<Section, number>>;
  @Column('text', { default: '' }) title!: string;
  @Column('text', { array: true, default: [] }) countries!: string[];
  @Column('bigint', { name: 'asked_cents', default: 0 }) askedCents!: bigint;
  /** Cash total of the budget. */
  @Column('bigint', { name: 'total_cents', default: 0 }) totalCents!: bigint;
  @Column('text', { name: 'receipt_number', nullable: true, unique: true }) receiptNumber!: string | null;
  @Column('timestamptz', { name: 'submitted_at', nullable: true }) submittedAt!: Date | null;
  @Column('uuid', { name: 'submitted_by', nullable: true }) submittedBy!: string | null;
  /** Identity, call, answers, files and statements as they were handed in. */
  @Column('jsonb', { nullable: true }) snapshot!: unknown;
  @Column('uuid', { name: 'receipt_id', nullable: true }) receiptId!: string | null;
  @Column('int', { name: 'score_hundredths', nullable: true }) scoreHundredths!: number | null;
  @Column('bigint', { name: 'recommended_cents', nullable: true }) recommendedCents!: bigint | null;
  @Column('uuid', { name: 'recommended_by', nullable: true }) recommendedBy!: string | null;
  @Column('text', { nullable: true }) recommendation!: string | null;
  @Column('text', { name: 'refused_reason', nullable: true }) refusedReason!: string | null;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column({ type: 'tsvector', select: false, insert: false, update: false }) search!: string;
}
