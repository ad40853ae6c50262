import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a programme's grants may be for. */
@Entity('purposes')
export class Purpose {
  @PrimaryColumn('text') code!: string;
  @Column('text', { name: 'programme_code' }) programmeCode!: string;
  @Column('text', { name: 'label_fr' }) labelFr!: string;
  @Column('text', { name: 'label_en' }) labelEn!: string;
  @Column('int') position!: number;
}

/** From when to when a funding source pays a purpose, and whether only as a minor part (rule 1.7). */
@Entity('purpose_rules')
export class PurposeRule {
  @PrimaryColumn('text') purpose!: string;
  @PrimaryColumn('text') source!: string;
  @PrimaryColumn('date', { name: 'valid_from' }) validFrom!: string;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: string | null;
  @Column('text') part!: 'main' | 'minor';
}

/** A grant's share for a purpose; the shares of a grant make a hundred. */
@Entity('grant_purposes')
export class GrantPurpose {
  @PrimaryColumn('uuid', { name: 'grant_id' }) grantId!: string;
  @PrimaryColumn('text') purpose!: string;
  @Column('int', { name: 'share_percent' }) sharePercent!: number;
}
