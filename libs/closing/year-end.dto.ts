import { HappeningDto } from '#libs/history';
import { PositionDto } from '#libs/budgets';
import {
  AllowedActDto,
  CentsField,
  ChoiceField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListField,
  ListQuery,
  ObjectField,
  pageOf,
  TextField,
} from '#libs/platform';

class CountedDto {
  @IntField() count!: number;
  @CentsField() amountCents!: bigint;
}

/** What the next year has not taken up yet. */
export class YearEndNextDto {
  @IntField() year!: number;
  @FlagField({ description: 'It has begun and has budget lines' }) ready!: boolean;
  @ObjectField(() => CountedDto, { description: 'Carried over, for its grants alone (rule 3.17)' })
  carried!: CountedDto;
  @ObjectField(() => CountedDto, { description: 'Accrued; reversed as it is ordered (rule 3.16)' })
  accrued!: CountedDto;
  @ObjectField(() => CountedDto, { description: 'Slices of grants under an authority (rule 3.10)' })
  slices!: CountedDto;
}

export class YearEndDto {
  @IntField() year!: number;
  @FlagField() closed!: boolean;
  @FlagField({ description: '31 December is over' }) ended!: boolean;
  @InstantField({ optional: true }) closedAt!: Date | null;
  @TextField({ optional: true }) closedByName!: string | null;
  @DateField({ description: 'Last day for orders of the complementary period (rule 3.15)' }) ordersUntil!: string;
  @DateField({ description: 'Last day for amending votes (rule 3.15)' }) amendUntil!: string;
  @ObjectField(() => CountedDto, { description: 'Grants that are being decided on the year’s lines' })
  reserved!: CountedDto;
  @ObjectField(() => CountedDto, { description: 'Orders that nobody has paid' }) ordered!: CountedDto;
  @ObjectField(() => CountedDto, { description: 'Grants with money committed and not ordered' }) committed!: CountedDto;
  @IntField({ description: 'Of these, nobody has reviewed' }) unreviewed!: number;
  @CentsField({ description: 'On the lines; it lapses' }) availableCents!: bigint;
  @CentsField({ description: 'As chosen, or proposed where nobody has' }) accrueCents!: bigint;
  @CentsField() carryCents!: bigint;
  @CentsField({ description: 'Of grants and of what is available' }) lapseCents!: bigint;
  @ObjectField(() => CountedDto, {
    description: 'Given back after the close: income of the years in which it came (rule 8.6)',
  })
  income!: CountedDto;
  @ObjectField(() => YearEndNextDto) next!: YearEndNextDto;
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
  @ListField(() => HappeningDto, { description: 'Newest first' }) timeline!: HappeningDto[];
}

export class YearEndChoiceDto {
  @CentsField({ description: 'Service done, not ordered (rule 3.16)' }) accrueCents!: bigint;
  @CentsField({ description: 'The next year takes it up (rule 3.17)' }) carryCents!: bigint;
  @CentsField({ description: 'Comes to an end; of a slice it is voted again (rule 3.11)' }) lapseCents!: bigint;
}

export class YearEndReviewedDto extends YearEndChoiceDto {
  @TextField({ optional: true, max: 2000 }) reason!: string | null;
  @TextField({ optional: true }) reviewedByName!: string | null;
  @InstantField() reviewedAt!: Date;
}

export class YearEndRowDto {
  @IdField() lineId!: string;
  @TextField({ max: 500 }) lineLabel!: string;
  @IdField() grantId!: string;
  @TextField() reference!: string;
  @TextField({ max: 500 }) title!: string;
  @TextField() organisationName!: string;
  @TextField() programmeCode!: string;
  @TextField() programmeName!: string;
  @CentsField({ description: 'Committed and not ordered, with what waits' }) committedCents!: bigint;
  @CentsField({ description: 'Of it, accrued in an earlier year and not ordered since (rule 3.16)' })
  waitingCents!: bigint;
  @CentsField({ description: 'Instalments not ordered whose day or condition came by 31 December' }) doneCents!: bigint;
  @FlagField({ description: 'A year’s slice of a grant under an authority' }) sliced!: boolean;
  @ObjectField(() => YearEndChoiceDto) proposed!: YearEndChoiceDto;
  @ObjectField(() => YearEndReviewedDto, {
    optional: true,
    description: 'Null while nobody has reviewed what is committed now',
  })
  chosen!: YearEndReviewedDto | null;
}
export class YearEndRowPage extends pageOf(YearEndRowDto) {}

export class YearEndRowQuery extends ListQuery {
  @TextField({ optional: true, max: 30, description: 'Code of a programme' }) programme?: string | null;
  @ChoiceField(['yes', 'no'], { optional: true }) reviewed?: string | null;
}

export class ReviewItemDto extends YearEndChoiceDto {
  @IdField() lineId!: string;
  @IdField() grantId!: string;
  @TextField({ optional: true, max: 2000, description: 'Needed where it is not what the rules propose' })
  reason?: string | null;
}

export class ReviewYearEndDto {
  @ListField(() => ReviewItemDto, { max: 200 }) items!: ReviewItemDto[];
}

export class ReviewAsProposedDto {
  @TextField({ optional: true, max: 30, description: 'Code of a programme; all of them when left out' })
  programme?: string | null;
}

export class ReviewedDto {
  @IntField() reviewed!: number;
}

export class YearClosedDto {
  @IntField() year!: number;
  @CentsField() accruedCents!: bigint;
  @CentsField() carriedCents!: bigint;
  @CentsField() lapsedCents!: bigint;
}

export class TrialLineDto {
  @IdField() id!: string;
  @TextField({ max: 500 }) label!: string;
  @TextField() programmeName!: string;
  @ObjectField(() => PositionDto) before!: PositionDto;
  @ObjectField(() => PositionDto) after!: PositionDto;
}

export class TrialDto extends YearClosedDto {
  @ListField(() => TrialLineDto) lines!: TrialLineDto[];
}

export class YearOpenedDto {
  @IntField() year!: number;
  @CentsField() carriedInCents!: bigint;
  @CentsField() accruedCents!: bigint;
  @IntField() slices!: number;
  @CentsField() slicesCents!: bigint;
}
