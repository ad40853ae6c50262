import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person chose for a grant's committed money on a line of a year that is being closed. Cents. */
@Entity('year_end_reviews')
export class YearEndReview {
  @PrimaryColumn('uuid', { name: 'line_id' }) lineId!: string;
  @PrimaryColumn('uuid', { name: 'grant_id' }) grantId!: string;
  @Column('bigint', { name: 'accrue_cents' }) accrueCents!: bigint;
  @Column('bigint', { name: 'carry_cents' }) carryCents!: bigint;
  @Column('bigint', { name: 'lapse_cents' }) lapseCents!: bigint;
  /** Why it is not what the rules propose. */
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { name: 'reviewed_by' }) reviewedBy!: string;
  @Column('timestamptz', { name: 'reviewed_at' }) reviewedAt!: Date;
}

/** One thing that a close did, and the line of the next year that took it up (rules 3.11, 3.16, 3.17). Cents. */
@Entity('year_end_items')
export class YearEndItem {
  @PrimaryColumn('uuid') id!: string;
  @Column('int') year!: number;
  @Column('uuid', { name: 'line_id' }) lineId!: string;
  /** Null: what was available on the line. */
  @Column('uuid', { name: 'grant_id', nullable: true }) grantId!: string | null;
  @Column('text') kind!: 'accrue' | 'carry' | 'lapse';
  @Column('bigint', { name: 'amount_cents' }) amountCents!: bigint;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { name: 'taken_line_id', nullable: true }) takenLineId!: string | null;
  @Column('timestamptz', { name: 'taken_at', nullable: true }) takenAt!: Date | null;
}
