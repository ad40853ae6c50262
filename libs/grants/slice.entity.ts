import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A year's part of a grant under a commitment authority (rule 3.11). Cents. */
@Entity('grant_slices')
export class GrantSlice {
  @PrimaryColumn('uuid', { name: 'grant_id' }) grantId!: string;
  @PrimaryColumn('int') year!: number;
  /** As decided. */
  @Column('bigint', { name: 'amount_cents' }) amountCents!: bigint;
  /** What the year before did not use, voted again. */
  @Column('bigint', { name: 'added_cents' }) addedCents!: bigint;
  /** Committed on the year's line so far. */
  @Column('bigint', { name: 'opened_cents' }) openedCents!: bigint;
  @Column('bigint', { name: 'lapsed_cents' }) lapsedCents!: bigint;
  @Column('uuid', { name: 'line_id', nullable: true }) lineId!: string | null;
}
