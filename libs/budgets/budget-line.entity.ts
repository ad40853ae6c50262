import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A programme's appropriation in one fiscal year. Its balances are written by `ledger_post` alone, in cents. */
@Entity('budget_lines')
export class BudgetLine {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'programme_id' }) programmeId!: string;
  @Column('int') year!: number;
  @Column('text') chapter!: string;
  @Column('text') nature!: string;
  @Column('text') function!: string;
  @Column('text') label!: string;
  /** Voted, amendments included. */
  @Column('bigint', { name: 'voted_cents' }) votedCents!: bigint;
  /** The part of voted that amendments added, negative when they cut. */
  @Column('bigint', { name: 'amended_cents' }) amendedCents!: bigint;
  @Column('bigint', { name: 'available_cents' }) availableCents!: bigint;
  @Column('bigint', { name: 'accrued_cents' }) accruedCents!: bigint;
  @Column('bigint', { name: 'carried_cents' }) carriedCents!: bigint;
  @Column('bigint', { name: 'lapsed_cents' }) lapsedCents!: bigint;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
