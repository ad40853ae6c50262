import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '#libs/kernel';

export interface Said {
  subject: string;
  text: string;
}

/** What one person is told of one event, in the house. */
@Entity('notices')
export class Notice {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'event_id' }) eventId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  /** Of the words `notice.<key>.subject` and `.text`. */
  @Column('text') key!: string;
  @Column('text') link!: string;
  @Column('jsonb') said!: Record<Language, Said>;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'read_at', nullable: true }) readAt!: Date | null;
}
