import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file as it was received or made: its bytes lie under their SHA-256 and never change. */
@Entity('stored_documents')
export class StoredDocument {
  @PrimaryColumn('uuid') id!: string;
  /** As people named it, NFC, without path: what a download is called again. */
  @Column('text') name!: string;
  /** What the bytes are, not what the sender said. */
  @Column('text') mime!: string;
  /** Bytes. */
  @Column('int') size!: number;
  @Column('text') sha256!: string;
  /** The record it belongs to, of the room that asked for it: that room decides who may read it. */
  @Column('text', { name: 'owner_kind' }) ownerKind!: string;
  @Column('uuid', { name: 'owner_id' }) ownerId!: string;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
