import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A policy that has a budget. */
@Entity('programmes')
export class Programme {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { unique: true }) code!: string;
  @Column('text', { name: 'name_fr' }) nameFr!: string;
  @Column('text', { name: 'name_en' }) nameEn!: string;
  /** Order in lists. */
  @Column('int', { unique: true }) position!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
