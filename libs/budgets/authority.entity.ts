import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A commitment authority of a programme (rule 3.10). Its balances are written by `authority_post` alone, in cents. */
@Entity('commitment_authorities')
export class CommitmentAuthority {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'programme_id' }) programmeId!: string;
  @Column('text', { unique: true }) number!: string;
  @Column('text') label!: string;
  @Column('int', { name: 'first_year' }) firstYear!: number;
  /** How many votes, amendments and lapses it had. */
  @Column('int') acts!: number;
  @Column('bigint', { name: 'voted_cents' }) votedCents!: bigint;
  @Column('bigint', { name: 'available_cents' }) availableCents!: bigint;
  @Column('bigint', { name: 'lapsed_cents' }) lapsedCents!: bigint;
  @Column('int') version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

/** What an authority holds for one grant, in cents. */
@Entity('authority_grants')
export class AuthorityGrant {
  @PrimaryColumn('uuid', { name: 'authority_id' }) authorityId!: string;
  @PrimaryColumn('uuid', { name: 'grant_id' }) grantId!: string;
  @Column('bigint', { name: 'reserved_cents' }) reservedCents!: bigint;
  @Column('bigint', { name: 'committed_cents' }) committedCents!: bigint;
}

/** What is meant to be paid of an authority in a year (rule 3.11), in cents. */
@Entity('authority_plan')
export class AuthorityPlan {
  @PrimaryColumn('uuid', { name: 'authority_id' }) authorityId!: string;
  @PrimaryColumn('int') year!: number;
  @Column('bigint', { name: 'planned_cents' }) plannedCents!: bigint;
}

/** One transfer between two accounts of an authority. Never changed, never deleted. */
@Entity('authority_entries')
export class AuthorityEntry {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'authority_id' }) authorityId!: string;
  @Column('uuid', { name: 'grant_id', nullable: true }) grantId!: string | null;
  @Column('text') move!: string;
  @Column('text', { name: 'from_account' }) fromAccount!: string;
  @Column('text', { name: 'to_account' }) toAccount!: string;
  @Column('bigint', { name: 'amount_cents' }) amountCents!: bigint;
  @Column('date', { name: 'accounting_date' }) accountingDate!: string;
  /** Of a vote, an amendment or a lapse: the act's number. */
  @Column('text', { unique: true }) reference!: string;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { name: 'actor_id' }) actorId!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
