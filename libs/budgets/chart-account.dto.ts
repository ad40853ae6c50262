import {
  AllowedActDto,
  ChoiceField,
  DateField,
  IdField,
  IntField,
  ListField,
  ListQuery,
  pageOf,
  TextField,
} from '#libs/platform';

const NOMENCLATURES = ['M14', 'M57'] as const;
const KINDS = ['chapter', 'nature'] as const;

/** An account number and the days on which it may be used (rules 3.7, 3.8). */
export class ChartAccountDto {
  @IdField() id!: string;
  @TextField() nomenclature!: string;
  @TextField() kind!: string;
  @TextField() kindLabel!: string;
  @TextField() number!: string;
  @TextField({ description: 'In the reader’s language' }) label!: string;
  @DateField() validFrom!: string;
  @DateField({ optional: true, description: 'The last day; none while it has no end' }) validTo!: string | null;
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
}

export class ChartAccountPage extends pageOf(ChartAccountDto) {
  @ListField(() => AllowedActDto, { description: 'What the reader may do beside the list' })
  allowedActs!: AllowedActDto[];
}

export class ChartAccountQuery extends ListQuery {
  @IntField({ optional: true, min: 1900, max: 2200, description: 'Those that hold on its 1 January' }) year?:
    number | null;
  @ChoiceField(KINDS, { optional: true }) kind?: string | null;
  @ChoiceField(NOMENCLATURES, { optional: true }) nomenclature?: string | null;
}

export class AddChartAccountDto {
  @ChoiceField(NOMENCLATURES) nomenclature!: string;
  @ChoiceField(KINDS) kind!: string;
  @TextField({ max: 20, pattern: /^[0-9A-Za-z.-]+$/ }) number!: string;
  @TextField({ max: 200 }) labelFr!: string;
  @TextField({ max: 200 }) labelEn!: string;
  @DateField() validFrom!: string;
  @DateField({ optional: true }) validTo?: string | null;
}

export class RetireChartAccountDto {
  @DateField({ description: 'The last day on which it may be used' }) lastDay!: string;
}

export class ChartAccountIdDto {
  @IdField() id!: string;
}
