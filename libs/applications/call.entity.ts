import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Weight } from './review.rules.js';

/** An invitation to apply. */
@Entity('calls')
export class Call {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'programme_code' }) programmeCode!: string;
  @Column('int', { name: 'fiscal_year' }) fiscalYear!: number;
  @Column('text') title!: string;
  @Column('text', { name: 'eligibility_fr' }) eligibilityFr!: string;
  @Column('text', { name: 'eligibility_en' }) eligibilityEn!: string;
  @Column('timestamptz', { name: 'opens_at' }) opensAt!: Date;
  /** The first instant that is too late. */
  @Column('timestamptz', { name: 'closes_at' }) closesAt!: Date;
  @Column('bigint', { name: 'envelope_cents' }) envelopeCents!: bigint;
  @Column('bigint', { name: 'min_cents' }) minCents!: bigint;
  @Column('bigint', { name: 'max_cents' }) maxCents!: bigint;
  /** Hundredths of a percent of the cash total. */
  @Column('int', { name: 'share_cap_bp', nullable: true }) shareCapBp!: number | null;
  @Column('text') form!: string;
  @Column('text', { name: 'route_code' }) routeCode!: string;
  @Column('jsonb') criteria!: Weight[];
  @Column('text', { default: 'draft' }) state!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column({ type: 'tsvector', select: false, insert: false, update: false }) search!: string;
}
