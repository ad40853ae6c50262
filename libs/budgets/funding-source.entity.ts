import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The budget and legal scheme that pays. */
@Entity('funding_sources')
export class FundingSource {
  @PrimaryColumn('text') code!: string;
  @Column('text', { name: 'label_fr' }) labelFr!: string;
  @Column('text', { name: 'label_en' }) labelEn!: string;
  @Column('int', { unique: true }) position!: number;
}

/** The law that a source rests on, and its ceiling, with the days on which they hold. */
@Entity('funding_rules')
export class FundingRule {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') source!: string;
  @Column('date', { name: 'valid_from' }) validFrom!: string;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: string | null;
  /** Hundredths of a percent of the service's own revenue; null without a ceiling. */
  @Column('int', { name: 'ceiling_bp', nullable: true }) ceilingBp!: number | null;
  @Column('text', { name: 'legal_basis_fr' }) legalBasisFr!: string;
  @Column('text', { name: 'legal_basis_en' }) legalBasisEn!: string;
}

/** A source in a fiscal year, in cents. Written by PostgreSQL's functions alone. */
@Entity('source_years')
export class SourceYear {
  @PrimaryColumn('text') source!: string;
  @PrimaryColumn('int') year!: number;
  /** Of the revenue; 0 before any is recorded. */
  @Column('int') version!: number;
  @Column('bigint', { name: 'revenue_cents' }) revenueCents!: bigint;
  @Column('bigint', { name: 'ceiling_cents' }) ceilingCents!: bigint;
  @Column('bigint', { name: 'voted_cents' }) votedCents!: bigint;
}

/** What was recorded of a service's own revenue, version by version. */
@Entity('source_revenues')
export class SourceRevenue {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') source!: string;
  @Column('int') year!: number;
  @Column('int') version!: number;
  @Column('bigint', { name: 'revenue_cents' }) revenueCents!: bigint;
  @Column('text') reason!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}
