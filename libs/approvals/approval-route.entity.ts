import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A road of signatures under a code, in one version; the newest published one is what new cases take. */
@Entity('approval_routes')
export class ApprovalRoute {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('int') version!: number;
  @Column('text', { name: 'name_fr' }) nameFr!: string;
  @Column('text', { name: 'name_en' }) nameEn!: string;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt!: Date | null;
}

export type StepKind = 'opinion' | 'approval' | 'vote';

/** One signature on the road. */
@Entity('approval_route_steps')
export class ApprovalRouteStep {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'route_id' }) routeId!: string;
  @Column('int') position!: number;
  @Column('text') kind!: StepKind;
  @Column('text', { name: 'label_fr' }) labelFr!: string;
  @Column('text', { name: 'label_en' }) labelEn!: string;
  @Column('text') permission!: string;
  /** How many people must agree. */
  @Column('int') quorum!: number;
  /** Taken only for amounts above this; null: always. */
  @Column('bigint', { name: 'above_cents', nullable: true }) aboveCents!: bigint | null;
  /** Whoever decides is none of those who prepared the subject or decided before. */
  @Column('boolean', { name: 'must_differ' }) mustDiffer!: boolean;
  /** Calendar days that the step may take. */
  @Column('int') days!: number;
}
