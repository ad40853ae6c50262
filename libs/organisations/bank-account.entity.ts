import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

export const ACCOUNT_STATES = ['entered', 'confirmed', 'refused', 'withdrawn'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** Where an organisation's money goes. The numbers never change: another number is another row. */
@Entity('bank_accounts')
export class BankAccount {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') iban!: string;
  @Column('text') bic!: string;
  @Column('text') holder!: string;
  @Column('text') state!: AccountState;
  @Column('uuid', { name: 'entered_by' }) enteredBy!: string;
  @Column('timestamptz', { name: 'entered_at' }) enteredAt!: Date;
  @Column('uuid', { name: 'confirmed_by', nullable: true }) confirmedBy!: string | null;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt!: Date | null;
  /** Why it was refused or withdrawn. */
  @Column('text', { nullable: true }) reason!: string | null;
  @VersionColumn() version!: number;
}
