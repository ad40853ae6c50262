import { Column, Entity, PrimaryColumn } from 'typeorm';

export const INSTALMENT_STATES = ['planned', 'ordered', 'paid', 'cancelled'] as const;

/** A part of the grant, due at a date or on a condition. Cents and `YYYY-MM-DD`. */
@Entity('instalments')
export class Instalment {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'grant_id' }) grantId!: string;
  /** From 1, in the order of payment. */
  @Column('int') position!: number;
  @Column('bigint', { name: 'amount_cents' }) amountCents!: bigint;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  @Column('text', { nullable: true }) condition!: string | null;
  @Column('date', { name: 'condition_met_on', nullable: true }) conditionMetOn!: string | null;
  @Column('uuid', { name: 'condition_confirmed_by', nullable: true }) conditionConfirmedBy!: string | null;
  @Column('text') state!: (typeof INSTALMENT_STATES)[number];
  @Column('date', { name: 'paid_on', nullable: true }) paidOn!: string | null;
}
