import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One transfer between two accounts of a line. Never changed, never deleted: a mistake is corrected by a new entry. */
@Entity('ledger_entries')
export class LedgerEntry {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'line_id' }) lineId!: string;
  @Column('int') year!: number;
  @Column('uuid', { name: 'grant_id', nullable: true }) grantId!: string | null;
  @Column('text') move!: string;
  @Column('text', { name: 'from_account' }) fromAccount!: string;
  @Column('text', { name: 'to_account' }) toAccount!: string;
  @Column('bigint', { name: 'amount_cents' }) amountCents!: bigint;
  /** The day on which it counts; `createdAt` is when it was written (rule 3.15). */
  @Column('date', { name: 'accounting_date' }) accountingDate!: string;
  @Column('text', { unique: true }) reference!: string;
  /** Of a return: the reference of the payment that came back. */
  @Column('text', { name: 'of_reference', nullable: true }) ofReference!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { name: 'actor_id' }) actorId!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
