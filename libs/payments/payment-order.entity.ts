import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PaymentOrderState } from './payment-order.acts.js';

/** The last number given in a fiscal year. */
@Entity('payment_order_counters')
export class PaymentOrderCounter {
  @PrimaryColumn('int', { name: 'fiscal_year' }) fiscalYear!: number;
  @Column('int') last!: number;
}

/** The numbered instruction to pay one instalment. What it says of grant and organisation is as it was when it was issued. */
@Entity('payment_orders')
export class PaymentOrder {
  @PrimaryColumn('uuid') id!: string;
  @Column('int', { name: 'fiscal_year' }) fiscalYear!: number;
  @Column('int') number!: number;
  @Column('uuid', { name: 'instalment_id' }) instalmentId!: string;
  @Column('uuid', { name: 'grant_id' }) grantId!: string;
  @Column('text', { name: 'grant_reference' }) grantReference!: string;
  @Column('text') title!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text', { name: 'organisation_name' }) organisationName!: string;
  @Column('text', { name: 'programme_code' }) programmeCode!: string;
  @Column('uuid', { name: 'line_id' }) lineId!: string;
  /** Of the open year that took the order up after its own had closed. */
  @Column('uuid', { name: 'settled_line_id', nullable: true }) settledLineId!: string | null;
  @Column('bigint', { name: 'amount_cents' }) amountCents!: bigint;
  /** The last day to pay without being late (rule 2.4). */
  @Column('date', { name: 'pay_by', nullable: true }) payBy!: string | null;
  @Column('text') state!: PaymentOrderState;
  @Column('timestamptz', { name: 'moved_at' }) movedAt!: Date;
  @Column('int') version!: number;
  @Column('uuid', { name: 'issued_by' }) issuedBy!: string;
  @Column('date', { name: 'issued_on' }) issuedOn!: string;
  @Column('uuid', { name: 'handled_by', nullable: true }) handledBy!: string | null;
  @Column('text', { name: 'reject_reason', nullable: true }) rejectReason!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column({ type: 'tsvector', select: false, insert: false, update: false }) search!: string;
}

/** One attempt to move an order's money to a bank account. */
@Entity('transfers')
export class Transfer {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'order_id' }) orderId!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') iban!: string;
  @Column('bigint', { name: 'amount_cents' }) amountCents!: bigint;
  @Column('date', { name: 'paid_on' }) paidOn!: string;
  @Column('text', { name: 'bank_reference', unique: true }) bankReference!: string;
  @Column('text') state!: 'paid' | 'returned';
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('date', { name: 'returned_on', nullable: true }) returnedOn!: string | null;
  /** The bank's code, e.g. AC04, and what it said. */
  @Column('text', { name: 'return_reason', nullable: true }) returnReason!: string | null;
  @Column('timestamptz', { name: 'return_recorded_at', nullable: true }) returnRecordedAt!: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
