import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

export const IMPORT_STATES = ['previewed', 'applied', 'discarded'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
export const VERDICTS = ['taken', 'mended', 'refused', 'known'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A published file on its way in: how it is read, and what came of it. */
@Entity('past_grant_imports')
export class PastGrantImport {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') state!: ImportState;
  @Column('uuid', { name: 'document_id' }) documentId!: string;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('text') sha256!: string;
  @Column('text') encoding!: string;
  @Column('text') separator!: string;
  @Column('text', { array: true }) headings!: string[];
  @Column('text', { array: true }) mapping!: (string | null)[];
  /** Who gave, where no column says so. */
  @Column('text', { nullable: true }) giver!: string | null;
  /** The year, where no column says so. */
  @Column('int', { nullable: true }) year!: number | null;
  @Column('int') taken!: number;
  @Column('int') mended!: number;
  @Column('int') refused!: number;
  @Column('int') known!: number;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'applied_at', nullable: true }) appliedAt!: Date | null;
  @VersionColumn() version!: number;
}

/** One grant, or one refusal, of an earlier year. Never changed. */
@Entity('past_grants')
export class PastGrant {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'import_id' }) importId!: string;
  @Column('int') line!: number;
  @Column('text') fingerprint!: string;
  @Column('text') giver!: string;
  @Column('int') year!: number;
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn!: string | null;
  @Column('text', { nullable: true }) reference!: string | null;
  @Column('text') beneficiary!: string;
  @Column({ type: 'text', name: 'beneficiary_key', insert: false, update: false }) beneficiaryKey!: string;
  @Column('text', { nullable: true }) siret!: string | null;
  @Column('text', { nullable: true }) siren!: string | null;
  @Column('text', { nullable: true }) rna!: string | null;
  @Column('text', { nullable: true }) town!: string | null;
  @Column('text', { nullable: true }) purpose!: string | null;
  @Column('text') outcome!: 'granted' | 'refused';
  @Column('bigint', { name: 'asked_cents', nullable: true }) askedCents!: bigint | null;
  @Column('bigint', { name: 'amount_cents' }) amountCents!: bigint;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

/** What was done with one row of an applied file, and why. */
@Entity('past_grant_rows')
export class PastGrantRow {
  @PrimaryColumn('uuid', { name: 'import_id' }) importId!: string;
  @PrimaryColumn('int') line!: number;
  @Column('text') verdict!: Verdict;
  @Column('text', { nullable: true }) beneficiary!: string | null;
  @Column('int', { nullable: true }) year!: number | null;
  @Column('bigint', { name: 'amount_cents', nullable: true }) amountCents!: bigint | null;
  @Column('jsonb') notes!: unknown;
}
