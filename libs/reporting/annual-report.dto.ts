import { PositionDto } from '#libs/budgets';
import {
  CentsField,
  DateField,
  IdField,
  InstantField,
  IntField,
  ListField,
  ObjectField,
  TextField,
  TextsField,
} from '#libs/platform';

export class AnnualReportQuery {
  @TextField({ max: 30, description: 'Code of a programme' }) programme!: string;
  @IntField({ min: 2000, max: 2100 }) year!: number;
  @DateField({ optional: true, description: 'Figures at the end of this accounting day; now when left out' }) asOf?:
    string | null;
}

const BELOW_ZERO = -1_000_000_000_000n;

/** Amounts as a report says them: what was once committed stays counted when it is ordered and paid. */
export class ReportFiguresDto {
  @CentsField({ description: 'Voted with the budget' }) initialCents!: bigint;
  @CentsField({ min: BELOW_ZERO, description: 'What amending votes added; negative when they cut' })
  amendedCents!: bigint;
  @CentsField({ description: 'Voted, amendments included' }) votedCents!: bigint;
  @CentsField() availableCents!: bigint;
  @CentsField() reservedCents!: bigint;
  @CentsField({ description: 'Committed in all, what was ordered, paid, accrued and carried since included' })
  committedCents!: bigint;
  @CentsField({ description: 'Ordered in all, what was paid since included' }) orderedCents!: bigint;
  @CentsField() paidCents!: bigint;
  @CentsField() accruedCents!: bigint;
  @CentsField() carriedCents!: bigint;
  @CentsField() lapsedCents!: bigint;
}

/** Hundredths of a percent of the amount voted, amendments included; null when nothing was voted (rule 3.26). */
export class ReportRatesDto {
  @IntField({ optional: true }) committed!: number | null;
  @IntField({ optional: true, description: 'Ordered and accrued' }) ordered!: number | null;
  @IntField({ optional: true }) paid!: number | null;
}

export class ReportShareDto {
  @IntField({ description: 'How many grants' }) grants!: number;
  @CentsField() reservedCents!: bigint;
  @CentsField() committedCents!: bigint;
  @CentsField() orderedCents!: bigint;
  @CentsField() paidCents!: bigint;
}

export class BeneficiaryShareDto extends ReportShareDto {
  @IdField() organisationId!: string;
  @TextField() organisationName!: string;
}

/** A grant for several countries counts once, under all of them together: the city does not know who got how much. */
export class CountryShareDto extends ReportShareDto {
  @TextsField({ description: 'ISO codes' }) countries!: string[];
  @TextField({ description: 'The countries’ names' }) label!: string;
}

export class ReportLineDto {
  @IdField() id!: string;
  @TextField() label!: string;
  @TextField() place!: string;
  @ObjectField(() => PositionDto) position!: PositionDto;
}

export class AnnualReportDto {
  @TextField() programmeCode!: string;
  @TextField() programmeName!: string;
  @IntField() year!: number;
  @DateField({ optional: true }) asOf!: string | null;
  @InstantField({ description: 'When it was made' }) at!: Date;
  @TextField({ max: 500, description: 'The finding, in a sentence' }) finding!: string;
  @ObjectField(() => PositionDto, { description: 'The balances behind the figures' }) position!: PositionDto;
  @ObjectField(() => ReportFiguresDto) figures!: ReportFiguresDto;
  @ObjectField(() => ReportRatesDto) rates!: ReportRatesDto;
  @ListField(() => ReportLineDto) lines!: ReportLineDto[];
  @ListField(() => BeneficiaryShareDto, { max: 10_000 }) beneficiaries!: BeneficiaryShareDto[];
  @ListField(() => CountryShareDto, { max: 10_000 }) countries!: CountryShareDto[];
}
