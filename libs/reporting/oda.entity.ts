import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A code of the declaration of development aid: of a sector, or of the channel through which money goes. */
@Entity('oda_codes')
export class OdaCode {
  @PrimaryColumn('text') scheme!: 'sector' | 'channel';
  @PrimaryColumn('int') code!: number;
  @Column('text', { name: 'label_fr' }) labelFr!: string;
  @Column('text', { name: 'label_en' }) labelEn!: string;
  /** The list that it comes from. */
  @Column('text') source!: string;
}

/** The code of a country that may receive aid. */
@Entity('oda_recipients')
export class OdaRecipient {
  @PrimaryColumn('text') country!: string;
  @Column('int', { unique: true }) code!: number;
}

/** The sector of a programme's payments, or of those for one of its purposes. */
@Entity('oda_sectors')
export class OdaSector {
  @PrimaryColumn('text', { name: 'programme_code' }) programmeCode!: string;
  /** Empty for what no purpose says. */
  @PrimaryColumn('text') purpose!: string;
  @PrimaryColumn('date', { name: 'valid_from' }) validFrom!: string;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: string | null;
  @Column('int') code!: number;
}

/** The channel of a kind of organisation, by whether its seat is in a country that receives aid. */
@Entity('oda_channels')
export class OdaChannel {
  @PrimaryColumn('text') kind!: string;
  @PrimaryColumn('text') seat!: 'recipient' | 'other';
  @PrimaryColumn('date', { name: 'valid_from' }) validFrom!: string;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: string | null;
  @Column('int') code!: number;
}
