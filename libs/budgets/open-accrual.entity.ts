import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was accrued for a grant in a closed year, on the line where it is reversed as it is ordered (rule 3.16). In cents. */
@Entity('open_accruals')
export class OpenAccrual {
  @PrimaryColumn('uuid', { name: 'line_id' }) lineId!: string;
  @PrimaryColumn('uuid', { name: 'grant_id' }) grantId!: string;
  /** The line of the closed year. */
  @PrimaryColumn('uuid', { name: 'from_line_id' }) fromLineId!: string;
  @Column('bigint', { name: 'accrued_cents' }) accruedCents!: bigint;
  /** Not ordered yet. */
  @Column('bigint', { name: 'left_cents' }) leftCents!: bigint;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
