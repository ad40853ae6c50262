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
  /** 'operating' or 'investment' (rule 3.9). */
  @Column('text') section!: string;
  /** The service that manages the line; empty when there is one for all. */
  @Column('text') service!: string;
  @Column('text', { name: 'funding_source' }) fundingSource!: string;
  /** Voted, with all that came later: the four columns that follow are parts of it. */
  @Column('bigint', { name: 'voted_cents' }) votedCents!: bigint;
  /** The part of voted that amendments added, negative when they cut. */
  @Column('bigint', { name: 'amended_cents' }) amendedCents!: bigint;
  /** Net of what came from other lines and went to them. */
  @Column('bigint', { name: 'transferred_cents' }) transferredCents!: bigint;
  @Column('bigint', { name: 'carried_in_cents' }) carriedInCents!: bigint;
  @Column('bigint', { name: 'reversed_cents' }) reversedCents!: bigint;
  @Column('bigint', { name: 'settled_cents' }) settledCents!: bigint;
  @Column('bigint', { name: 'available_cents' }) availableCents!: bigint;
  @Column('bigint', { name: 'accrued_cents' }) accruedCents!: bigint;
  @Column('bigint', { name: 'carried_cents' }) carriedCents!: bigint;
  @Column('bigint', { name: 'lapsed_cents' }) lapsedCents!: bigint;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
