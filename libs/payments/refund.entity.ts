import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a beneficiary gave back of what an order paid (rule 3.25). Cents and `YYYY-MM-DD`. */
@Entity('refunds')
export class Refund {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'order_id' }) orderId!: string;
  @Column('uuid', { name: 'grant_id' }) grantId!: string;
  /** Credits of the year that paid it, or income of the year in which it came. */
  @Column('text') kind!: 'credits' | 'income';
  @Column('int', { name: 'fiscal_year' }) fiscalYear!: number;
  @Column('bigint', { name: 'amount_cents' }) amountCents!: bigint;
  @Column('date', { name: 'received_on' }) receivedOn!: string;
  @Column('text', { name: 'bank_reference', unique: true }) bankReference!: string;
  @Column('text') reason!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
