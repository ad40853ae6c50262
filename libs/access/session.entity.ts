import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One sign-in that lasts. */
@Entity('sessions')
export class SessionRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'secret_hash' }) secretHash!: string;
  @Column('uuid', { name: 'user_id' }) userId!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'seen_at' }) seenAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('text', { nullable: true }) address!: string | null;
  @Column('text', { nullable: true }) agent!: string | null;
}

/** Tries at signing in since a moment, by person, by place, and by both. */
@Entity('sign_in_attempts')
export class SignInAttempts {
  @PrimaryColumn('text') key!: string;
  @Column('int') attempts!: number;
  @Column('timestamptz') since!: Date;
}
