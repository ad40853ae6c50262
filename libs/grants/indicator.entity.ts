import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a programme counts: its words, its unit and how it is counted. Never renamed; retired and replaced. */
@Entity('indicators')
export class Indicator {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'programme_code' }) programmeCode!: string;
  @Column('text', { name: 'label_fr' }) labelFr!: string;
  @Column('text', { name: 'label_en' }) labelEn!: string;
  @Column('text', { name: 'unit_fr' }) unitFr!: string;
  @Column('text', { name: 'unit_en' }) unitEn!: string;
  @Column('text', { name: 'counting_fr' }) countingFr!: string;
  @Column('text', { name: 'counting_en' }) countingEn!: string;
  @Column('timestamptz', { name: 'retired_at', nullable: true }) retiredAt!: Date | null;
  @Column('uuid', { name: 'retired_by', nullable: true }) retiredBy!: string | null;
  @Column('text', { name: 'retired_reason', nullable: true }) retiredReason!: string | null;
  @Column('uuid', { name: 'added_by', nullable: true }) addedBy!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

/** What a grant promises of an indicator; the latest row counts, and 0 takes the promise back. */
@Entity('grant_targets')
export class GrantTarget {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'grant_id' }) grantId!: string;
  @Column('uuid', { name: 'indicator_id' }) indicatorId!: string;
  @Column('int') target!: number;
  /** The application's own words. */
  @Column('text', { nullable: true }) promised!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}

/** What a report says of an indicator: the total since the project began. The latest day counts, unless it was corrected. */
@Entity('grant_results')
export class GrantResult {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'grant_id' }) grantId!: string;
  @Column('uuid', { name: 'indicator_id' }) indicatorId!: string;
  @Column('int') value!: number;
  /** `YYYY-MM-DD`. */
  @Column('date', { name: 'counted_on' }) countedOn!: string;
  /** The report or document that says so. */
  @Column('text') source!: string;
  /** The row that this one replaces. */
  @Column('uuid', { name: 'corrects_id', nullable: true, unique: true }) correctsId!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}
