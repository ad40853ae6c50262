import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A closed year takes no entry. Closing is an act of the year end. */
@Entity('fiscal_years')
export class FiscalYearRow {
  @PrimaryColumn('int') year!: number;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
