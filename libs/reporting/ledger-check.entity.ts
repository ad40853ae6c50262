import { Column, Entity, PrimaryColumn } from 'typeorm';

export type LedgerCheckState = 'queued' | 'running' | 'done' | 'failed';

/** What one comparison looked at, and how many of those did not agree. */
export interface ComparisonResult {
  comparison: string;
  compared: number;
  different: number;
}

/** One check of the whole ledger: nightly, or asked by a person. */
@Entity('ledger_checks')
export class LedgerCheck {
  @PrimaryColumn('uuid') id!: string;
  /** The day of a nightly check. */
  @Column('date', { nullable: true, unique: true }) night!: string | null;
  @Column('uuid', { name: 'asked_by', nullable: true }) askedBy!: string | null;
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date;
  @Column('text') state!: LedgerCheckState;
  @Column('timestamptz', { name: 'started_at', nullable: true }) startedAt!: Date | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
  /** The comparison under way. */
  @Column('text', { nullable: true }) step!: string | null;
  @Column('int', { name: 'steps_done' }) stepsDone!: number;
  /** How many entries the ledger held. */
  @Column('bigint', { nullable: true }) entries!: bigint | null;
  @Column('bigint') compared!: bigint;
  @Column('bigint') different!: bigint;
  @Column('jsonb') results!: ComparisonResult[];
  @Column('text', { nullable: true }) failure!: string | null;
}

/** Two figures that should be the same, in cents. */
@Entity('ledger_differences')
export class LedgerDifference {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'check_id' }) checkId!: string;
  @Column('text') comparison!: string;
  @Column('uuid', { name: 'line_id', nullable: true }) lineId!: string | null;
  @Column('uuid', { name: 'grant_id', nullable: true }) grantId!: string | null;
  @Column('text') account!: string;
  /** As it is kept; null where there is no row. */
  @Column('bigint', { name: 'recorded_cents', nullable: true }) recordedCents!: bigint | null;
  /** As it follows from the other side. */
  @Column('bigint', { name: 'computed_cents', nullable: true }) computedCents!: bigint | null;
}

/** That a difference was told on a day. */
@Entity('ledger_alarms')
export class LedgerAlarm {
  @PrimaryColumn('date') day!: string;
  @PrimaryColumn('text') fingerprint!: string;
  @Column('uuid', { name: 'check_id' }) checkId!: string;
}
