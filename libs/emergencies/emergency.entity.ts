import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A disaster or crisis abroad that the city answers. */
@Entity('emergencies')
export class Emergency {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  /** ISO 3166-1 alpha-2. */
  @Column('text') country!: string;
  @Column('date', { name: 'happened_on' }) happenedOn!: string;
  /** The number that disaster registers share (rule 6.7). */
  @Column('text', { nullable: true }) glide!: string | null;
  @Column('text') situation!: string;
  @Column('int', { name: 'people_affected', nullable: true }) peopleAffected!: number | null;
  @Column('text', { name: 'people_source', nullable: true }) peopleSource!: string | null;
  @Column('text', { default: 'open' }) state!: string;
  @Column('uuid', { name: 'call_id' }) callId!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column({ type: 'tsvector', select: false, insert: false, update: false }) search!: string;
}
