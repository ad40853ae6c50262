import { ChoiceField, DateField, IdField, IntField, ListQuery, pageOf, TextField } from '#libs/platform';

/** An account number and the days on which it may be used. */
export class ChartAccountDto {
  @IdField() id!: string;
  @TextField() nomenclature!: string;
  @TextField() kind!: string;
  @TextField() number!: string;
  @TextField() label!: string;
  @DateField() validFrom!: string;
  @DateField({ optional: true }) validTo!: string | null;
}
export class ChartAccountPage extends pageOf(ChartAccountDto) {}

export class ChartAccountQuery extends ListQuery {
  @IntField({ optional: true, min: 2000, max: 2100, description: 'Those that hold in it' }) year?: number | null;
  @ChoiceField(['chapter', 'nature'], { optional: true }) kind?: string | null;
}
