import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one kind of move brought on a line in a month. */
class MonthSum {
  @PrimaryColumn('uuid', { name: 'line_id' }) lineId!: string;
  /** Its first day. */
  @PrimaryColumn('date') month!: string;
  @PrimaryColumn('text') move!: string;
  @PrimaryColumn('text', { name: 'from_account' }) fromAccount!: string;
  @PrimaryColumn('text', { name: 'to_account' }) toAccount!: string;
  @Column('bigint') cents!: bigint;
  @Column('bigint') entries!: bigint;
}

@Entity('ledger_months')
export class LedgerMonth extends MonthSum {}

/** What was entered and is not yet in the sums by month, neither of lines nor of grants. */
@Entity('ledger_news')
export class LedgerNews extends MonthSum {
  @Column('uuid', { name: 'grant_id', nullable: true }) grantId!: string | null;
}

/** What one kind of move brought to a grant on a line in a month. */
@Entity('ledger_grant_months')
export class LedgerGrantMonth {
  @PrimaryColumn('uuid', { name: 'line_id' }) lineId!: string;
  @PrimaryColumn('date') month!: string;
  @PrimaryColumn('uuid', { name: 'grant_id' }) grantId!: string;
  @PrimaryColumn('text') move!: string;
  @PrimaryColumn('text', { name: 'from_account' }) fromAccount!: string;
  @PrimaryColumn('text', { name: 'to_account' }) toAccount!: string;
  @Column('bigint') cents!: bigint;
}
