import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person's request with an `Idempotency-Key` was answered; kept 30 days. */
@Entity('idempotency_keys')
export class IdempotencyKeyRow {
  @PrimaryColumn('uuid', { name: 'actor_id' }) actorId!: string;
  @PrimaryColumn('text') key!: string;
  @Column('text', { name: 'request_hash' }) requestHash!: string;
  @Column('jsonb', { nullable: true }) answer!: unknown;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
