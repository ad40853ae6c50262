import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A closed year takes no entry. Closing is an act of the year end. Days as `YYYY-MM-DD`. */
@Entity('fiscal_years')
export class FiscalYearRow {
  @PrimaryColumn('int') year!: number;
  /** What history calls the year. */
  @Column('uuid', { unique: true }) id!: string;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  /** Last day for orders of the complementary period (rule 3.15). */
  @Column('date', { name: 'orders_until' }) ordersUntil!: string;
  /** Last day for amending votes after 31 December (rule 3.15). */
  @Column('date', { name: 'amend_until' }) amendUntil!: string;
  /** How much of the year's real expenses may move between chapters, in hundredths of a percent (rule 3.12). */
  @Column('int', { name: 'transfer_ceiling_bp' }) transferCeilingBp!: number;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy!: string | null;
}

/** What a programme accrues and carries over at the end of a year. Without a row: everything. */
@Entity('accrual_rules')
export class AccrualRule {
  @PrimaryColumn('int') year!: number;
  @PrimaryColumn('uuid', { name: 'programme_id' }) programmeId!: string;
  /** The smallest amount that is accrued, in cents (rule 3.16). */
  @Column('bigint', { name: 'accrue_from_cents' }) accrueFromCents!: bigint;
  /** Accrue only grants under a commitment authority: a city may leave the others out (rule 3.16). */
  @Column('boolean', { name: 'only_with_authority' }) onlyWithAuthority!: boolean;
  /** Committed money without service done goes to the next year (rule 3.17). */
  @Column('boolean', { name: 'carry_over' }) carryOver!: boolean;
}
