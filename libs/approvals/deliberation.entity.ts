import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NumberPart } from './deliberation-number.js';
import type { DeliberationState } from './deliberation.acts.js';

/** A numbered vote of the council, with the dates that bring it into force (rule 1.15). */
@Entity('deliberations')
export class Deliberation {
  @PrimaryColumn('uuid') id!: string;
  /** As the council writes it: `2022 DGRI 29 DASES`. */
  @Column('text') number!: string;
  @Column('int', { name: 'number_year', nullable: true }) numberYear!: number | null;
  @Column('jsonb', { name: 'number_parts' }) numberParts!: NumberPart[];
  @Column('text', { nullable: true }) title!: string | null;
  @Column('date', { name: 'session_on' }) sessionOn!: string;
  @Column('text') state!: DeliberationState;
  @Column('date', { name: 'transmitted_on', nullable: true }) transmittedOn!: string | null;
  @Column('date', { name: 'published_on', nullable: true }) publishedOn!: string | null;
  @Column('date', { name: 'notified_on', nullable: true }) notifiedOn!: string | null;
  @Column('date', { name: 'in_force_on', nullable: true }) inForceOn!: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('int') version!: number;
  @Column({ type: 'tsvector', select: false, insert: false, update: false }) search!: string;
}
