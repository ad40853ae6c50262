import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A numbered act on a year's budget: its vote (BP), an amending vote (DM), a move between lines (VIR). Cents. */
@Entity('budget_acts')
export class BudgetAct {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: 'BP' | 'DM' | 'VIR';
  @Column('int') year!: number;
  /** Given at adoption, without a gap per kind and year. */
  @Column('int', { nullable: true }) number!: number | null;
  @Column('text') title!: string;
  @Column('text') reason!: string;
  /** The revenue that pays an amending vote which does not sum to zero (rule 3.13). */
  @Column('text', { nullable: true }) counterpart!: string | null;
  /** The council's decision or the mayor's order, as it is cited. */
  @Column('text', { nullable: true }) decision!: string | null;
  @Column('date', { name: 'accounting_date', nullable: true }) accountingDate!: string | null;
  @Column('text') state!: 'draft' | 'in-approval' | 'adopted' | 'withdrawn';
  @Column('uuid', { name: 'document_id', nullable: true }) documentId!: string | null;
  /** What it moved from chapter to chapter, counted against the ceiling of rule 3.12. */
  @Column('bigint', { name: 'between_cents' }) betweenCents!: bigint;
  @Column('text', { nullable: true }) section!: string | null;
  @Column('int') version!: number;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('uuid', { name: 'adopted_by', nullable: true }) adoptedBy!: string | null;
  @Column('timestamptz', { name: 'adopted_at', nullable: true }) adoptedAt!: Date | null;
}

/** A side of an act: a line that is there, or one that the act brings. Cents, below zero where it gives. */
@Entity('budget_act_lines')
export class BudgetActLine {
  @PrimaryColumn('uuid', { name: 'act_id' }) actId!: string;
  @PrimaryColumn('int') position!: number;
  @Column('uuid', { name: 'line_id', nullable: true }) lineId!: string | null;
  @Column('text', { name: 'programme_code', nullable: true }) programmeCode!: string | null;
  @Column('text', { nullable: true }) section!: string | null;
  @Column('text', { nullable: true }) chapter!: string | null;
  @Column('text', { nullable: true }) nature!: string | null;
  @Column('text', { nullable: true }) function!: string | null;
  @Column('text', { nullable: true }) service!: string | null;
  @Column('text', { name: 'funding_source', nullable: true }) fundingSource!: string | null;
  @Column('text', { nullable: true }) label!: string | null;
  @Column('bigint', { name: 'amount_cents' }) amountCents!: bigint;
}

/** An account number and the days on which it may be used (rules 3.7, 3.8). */
@Entity('chart_accounts')
export class ChartAccount {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') nomenclature!: 'M14' | 'M57';
  @Column('text') kind!: 'chapter' | 'nature';
  @Column('text') number!: string;
  @Column('text', { name: 'label_fr' }) labelFr!: string;
  @Column('text', { name: 'label_en' }) labelEn!: string;
  @Column('date', { name: 'valid_from' }) validFrom!: string;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: string | null;
}
