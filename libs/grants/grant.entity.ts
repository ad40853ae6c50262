import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { GrantState } from './grant.acts.js';

export interface LocalPartner {
  name: string;
  country: string;
  receivesCents: bigint;
}

/** What was decided, or is being decided: amount, beneficiary, agreement. Amounts in cents, days as `YYYY-MM-DD`. */
@Entity('grants')
export class Grant {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { unique: true }) reference!: string;
  @Column('uuid', { name: 'application_id', unique: true }) applicationId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text', { name: 'organisation_name' }) organisationName!: string;
  @Column('text', { name: 'programme_code' }) programmeCode!: string;
  @Column('int', { name: 'fiscal_year' }) fiscalYear!: number;
  @Column('uuid', { name: 'line_id' }) lineId!: string;
  /** Of a grant that binds the city beyond one year; its years are `grant_slices`. */
  @Column('uuid', { name: 'authority_id', nullable: true }) authorityId!: string | null;
  @Column('text') title!: string;
  @Column('text') purpose!: string;
  /** ISO 3166-1 alpha-2. */
  @Column('text', { array: true }) countries!: string[];
  @Column('date', { name: 'starts_on', nullable: true }) startsOn!: string | null;
  @Column('date', { name: 'ends_on', nullable: true }) endsOn!: string | null;
  /** Local partners; those that receive a part of the grant are named in the agreement (rule 2.18). */
  @Column('jsonb') partners!: LocalPartner[];
  /** Proposed, and reserved until the decision is in force. */
  @Column('bigint', { name: 'amount_cents' }) amountCents!: bigint;
  /** Voted; never more than proposed. */
  @Column('bigint', { name: 'granted_cents', nullable: true }) grantedCents!: bigint | null;
  @Column('text') state!: GrantState;
  @Column('timestamptz', { name: 'moved_at' }) movedAt!: Date;
  @Column('int') version!: number;
  @Column('int') round!: number;
  @Column('uuid', { name: 'prepared_by' }) preparedBy!: string;
  @Column('text', { name: 'end_reason', nullable: true }) endReason!: string | null;
  @Column('text', { name: 'deliberation_number', nullable: true }) deliberationNumber!: string | null;
  @Column('date', { name: 'voted_on', nullable: true }) votedOn!: string | null;
  @Column('date', { name: 'in_force_on', nullable: true }) inForceOn!: string | null;
  @Column('uuid', { name: 'agreement_id', nullable: true }) agreementId!: string | null;
  @Column('timestamptz', { name: 'drawn_up_at', nullable: true }) drawnUpAt!: Date | null;
  /** The agreement lets the beneficiary keep what is not spent (rule 2.3). */
  @Column('boolean', { name: 'keeps_unspent' }) keepsUnspent!: boolean;
  @Column('uuid', { name: 'signed_copy_id', nullable: true }) signedCopyId!: string | null;
  @Column('timestamptz', { name: 'signed_copy_at', nullable: true }) signedCopyAt!: Date | null;
  @Column('date', { name: 'signed_on', nullable: true }) signedOn!: string | null;
  @Column('uuid', { name: 'signed_by', nullable: true }) signedBy!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column({ type: 'tsvector', select: false, insert: false, update: false }) search!: string;
}
