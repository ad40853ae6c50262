import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

export const KINDS = ['ngo', 'city', 'network', 'un-agency', 'public-body'] as const;
export type Kind = (typeof KINDS)[number];
export const STATES = ['active', 'archived'] as const;
export type State = (typeof STATES)[number];

/** A body that the city deals with. At least one of SIRET, RNA and foreign number says which one it is. */
@Entity('organisations')
export class Organisation {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: Kind;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) acronym!: string | null;
  @Column('text') state!: State;
  @Column('text', { nullable: true }) siret!: string | null;
  /** Generated from the SIRET, and null with it; a generated column counts as never null. */
  @Column({ type: 'text', insert: false, update: false }) siren!: string | null;
  @Column('text', { nullable: true }) rna!: string | null;
  @Column('text', { name: 'foreign_country', nullable: true }) foreignCountry!: string | null;
  @Column('text', { name: 'foreign_register', nullable: true }) foreignRegister!: string | null;
  @Column('text', { name: 'foreign_number', nullable: true }) foreignNumber!: string | null;
  @Column('text', { name: 'seat_country' }) seatCountry!: string;
  @Column('date', { name: 'founded_on', nullable: true }) foundedOn!: string | null;
  @Column('text', { nullable: true }) street!: string | null;
  @Column('text', { nullable: true }) street2!: string | null;
  @Column('text', { nullable: true }) postcode!: string | null;
  @Column('text', { nullable: true }) town!: string | null;
  @Column('text') country!: string;
  @Column('text', { nullable: true }) website!: string | null;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text', { nullable: true }) phone!: string | null;
  @VersionColumn() version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column({ type: 'tsvector', select: false, insert: false, update: false }) search!: string;
  /** The name in lower case without accents and signs, for sorting and for matching names of imported files. */
  @Column({ type: 'text', name: 'name_key', insert: false, update: false }) nameKey!: string;
}
