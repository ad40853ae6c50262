import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a line holds for one grant, in cents: no grant can spend another's money. */
@Entity('line_grants')
export class LineGrant {
  @PrimaryColumn('uuid', { name: 'line_id' }) lineId!: string;
  @PrimaryColumn('uuid', { name: 'grant_id' }) grantId!: string;
  @Column('bigint', { name: 'reserved_cents' }) reservedCents!: bigint;
  @Column('bigint', { name: 'committed_cents' }) committedCents!: bigint;
  @Column('bigint', { name: 'ordered_cents' }) orderedCents!: bigint;
  @Column('bigint', { name: 'paid_cents' }) paidCents!: bigint;
}
