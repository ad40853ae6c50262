import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '#libs/kernel';

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export type LedgerExportState = 'queued' | 'running' | 'ready' | 'failed' | 'gone';

/** All entries that match a filter, as a file that is kept for some days. */
@Entity('ledger_exports')
export class LedgerExport {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') format!: ExportFormat;
  @Column('text') language!: Language;
  @Column('int', { nullable: true }) year!: number | null;
  @Column('text', { name: 'programme_code', nullable: true }) programmeCode!: string | null;
  @Column('text') state!: LedgerExportState;
  @Column('uuid', { name: 'asked_by' }) askedBy!: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date;
  @Column('timestamptz', { name: 'started_at', nullable: true }) startedAt!: Date | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
  @Column('int') attempt!: number;
  @Column('bigint', { name: 'rows_total', nullable: true }) rowsTotal!: bigint | null;
  @Column('bigint', { name: 'rows_done' }) rowsDone!: bigint;
  /** The sum of all amounts in the file, in cents. */
  @Column('numeric', { name: 'amount_cents', nullable: true }) amountCents!: bigint | null;
  @Column('bigint', { nullable: true }) bytes!: bigint | null;
  @Column('text', { nullable: true }) failure!: string | null;
}
