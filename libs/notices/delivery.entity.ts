import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '#libs/kernel';
import type { DeliveryState } from './delivery.acts.js';

export interface Attempt {
  at: string;
  outcome: 'sent' | 'not-sent' | 'refused' | 'unknown' | 'retried' | 'confirmed';
  /** What the mail server or the network said. */
  detail?: string;
  /** Who pressed the button, where a person did. */
  by?: string;
}

/** One message to one person through one channel. The unique key (event, person, channel) is what makes "once" true. */
@Entity('deliveries')
export class Delivery {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'event_id' }) eventId!: string;
  /** Null: a message to an address, such as an invitation. */
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
  @Column('text') channel!: 'email';
  @Column('text') address!: string;
  @Column('text') language!: Language;
  @Column('text') subject!: string;
  @Column('text') body!: string;
  /** Whole address. Gone once sent when it is a secret (an invitation). */
  @Column('text', { nullable: true }) link!: string | null;
  @Column('text', { name: 'link_label', nullable: true }) linkLabel!: string | null;
  /** The same for every attempt, so that mail servers and people can tell a repetition. */
  @Column('text', { name: 'message_id' }) messageId!: string;
  @Column('text') state!: DeliveryState;
  @Column('int') attempts!: number;
  @Column('jsonb') log!: Attempt[];
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('int') version!: number;
}
