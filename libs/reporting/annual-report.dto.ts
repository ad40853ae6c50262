import { PositionDto } from '#libs/budgets';
import {
  CentsField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListField,
  ObjectField,
  TextField,
  TextsField,
} from '#libs/platform';

export class AnnualReportQuery {
  @TextField({ optional: true, max: 30, description: 'Code of a programme; the whole department when left out' })
  programme?: string | null;
  @IntField({ min: 2000, max: 2100 }) year!: number;
  @DateField({ optional: true, description: 'Figures at the end of this accounting day; now when left out' }) asOf?:
    string | null;
}

const BELOW_ZERO = -1_000_000_000_000n;

/** Amounts as a report says them: what was once committed stays counted when it is ordered and paid (rules 3.26, 8.2). */
export class ReportFiguresDto {
  @CentsField({ description: 'Voted with the budget' }) initialCents!: bigint;
  @CentsField({ min: BELOW_ZERO, description: 'What amending votes added; negative when they cut' })
  amendedCents!: bigint;
  @CentsField({ description: 'Transferred from other lines' }) transferredInCents!: bigint;
  @CentsField({ description: 'Transferred to other lines' }) transferredOutCents!: bigint;
  @CentsField({ description: 'Carried over from the year before' }) carriedInCents!: bigint;
  @CentsField({ description: 'All that the year may spend: the five above' }) modifiedCents!: bigint;
  @CentsField() availableCents!: bigint;
  @CentsField() reservedCents!: bigint;
  @CentsField({ description: 'Committed in all, less what was given up; what became of it included' })
  committedCents!: bigint;
  @CentsField({ description: 'Ordered in all, less what was rejected or refunded; what was paid since included' })
  orderedCents!: bigint;
  @CentsField({ description: 'The part of ordered that was spending of the year before' }) earlierCents!: bigint;
  @CentsField() paidCents!: bigint;
  @CentsField() accruedCents!: bigint;
  @CentsField({
    min: BELOW_ZERO,
    description: 'Spending of the year: ordered and accrued, less that of the year before',
  })
  realisedCents!: bigint;
  @CentsField({ description: 'Carried over to the next year' }) carriedCents!: bigint;
  @CentsField() lapsedCents!: bigint;
}

/** Hundredths of a percent of the modified total; null when there is none (rule 3.26). */
export class ReportRatesDto {
  @IntField({ optional: true }) committed!: number | null;
  @IntField({ optional: true, description: 'Ordered, without spending of the year before' }) ordered!: number | null;
  @IntField({ optional: true }) realised!: number | null;
  @IntField({ optional: true, description: 'Of the modified total and spending of the year before' })
  paid!: number | null;
  @IntField({ optional: true }) carried!: number | null;
  @IntField({ optional: true }) lapsed!: number | null;
}

/** Amounts as in the figures; what lapsed is what grants lost, without what the line never committed. */
export class ReportShareDto {
  @IntField({ description: 'How many grants' }) grants!: number;
  @CentsField() reservedCents!: bigint;
  @CentsField({ min: BELOW_ZERO }) committedCents!: bigint;
  @CentsField() orderedCents!: bigint;
  @CentsField() paidCents!: bigint;
  @CentsField() accruedCents!: bigint;
  @CentsField() carriedCents!: bigint;
  @CentsField() lapsedCents!: bigint;
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
  @TextField() programmeCode!: string;
  @TextField() label!: string;
  @TextField() place!: string;
  @ObjectField(() => ReportFiguresDto) figures!: ReportFiguresDto;
}

export class ReportProgrammeDto {
  @TextField() code!: string;
  @TextField() name!: string;
  @ObjectField(() => ReportFiguresDto) figures!: ReportFiguresDto;
}

/** One step from the vote to what was paid. */
export class ReportStepDto {
  @TextField() step!: string;
  @CentsField({ min: BELOW_ZERO, description: 'What comes; below zero what goes' }) cents!: bigint;
  @FlagField({ description: 'A sum of the steps before, not a step' }) total!: boolean;
}

/** At the end of the month, since 1 January; null in months not reached. */
export class ReportMonthDto {
  @IntField({ min: 1, max: 12 }) month!: number;
  @CentsField({ optional: true }) modifiedCents!: bigint | null;
  @CentsField({ optional: true }) committedCents!: bigint | null;
  @CentsField({ optional: true }) orderedCents!: bigint | null;
  @CentsField({ optional: true }) paidCents!: bigint | null;
  @CentsField({ optional: true, description: 'At the end of that month of the year before' })
  previousPaidCents!: bigint | null;
}

export class ReportYearDto {
  @IntField() year!: number;
  @ObjectField(() => ReportFiguresDto) figures!: ReportFiguresDto;
  @ObjectField(() => ReportRatesDto) rates!: ReportRatesDto;
}

export class ReportAuthorityYearDto {
  @IntField() year!: number;
  @CentsField() plannedCents!: bigint;
  @CentsField() paidCents!: bigint;
  @CentsField({ min: BELOW_ZERO, description: 'Still to be paid in that year, what closed years left over included' })
  leftCents!: bigint;
}

/** A commitment authority at the end of the report’s day (rules 3.10, 8.4). */
export class ReportAuthorityDto {
  @IdField() id!: string;
  @TextField() number!: string;
  @TextField() label!: string;
  @TextField() programmeName!: string;
  @IntField() firstYear!: number;
  @CentsField() votedCents!: bigint;
  @CentsField() committedCents!: bigint;
  @CentsField() paidCents!: bigint;
  @CentsField({ min: BELOW_ZERO, description: 'Committed and not paid' }) leftCents!: bigint;
  @ListField(() => ReportAuthorityYearDto) years!: ReportAuthorityYearDto[];
}

export class ReportCountDto {
  @IntField() count!: number;
  @CentsField() cents!: bigint;
}

/** What came back in the year. */
export class ReportReturnsDto {
  @ObjectField(() => ReportCountDto, { description: 'Transfers that banks returned' }) returns!: ReportCountDto;
  @ObjectField(() => ReportCountDto, { description: 'Given back by beneficiaries' }) refunds!: ReportCountDto;
}

/** Payment orders of the year, by number. */
export class ReportMandatesDto {
  @IntField() issued!: number;
  @IntField({ description: 'Rejected by the accountant' }) cancelled!: number;
  @IntField({ description: 'Paid, and not returned by the bank since' }) paid!: number;
}

/** Never added to another: two units, or the same people twice. */
export class ReportResultDto {
  @IdField() indicatorId!: string;
  @TextField() programmeName!: string;
  @TextField() label!: string;
  @TextField() unit!: string;
  @TextField({ max: 500 }) counting!: string;
  @IntField({ optional: true }) target!: number | null;
  @IntField({ optional: true }) value!: number | null;
  @IntField({ description: 'Grants that promise or report it' }) grants!: number;
  @IntField({ description: 'Those that reported it' }) reported!: number;
}

export class AnnualReportDto {
  @TextField({ optional: true, description: 'Null for the whole department' }) programmeCode!: string | null;
  @TextField() programmeName!: string;
  @IntField() year!: number;
  @FlagField({ description: 'The year is closed: its figures stay' }) closed!: boolean;
  @DateField({ optional: true }) asOf!: string | null;
  @InstantField({ description: 'When it was made' }) at!: Date;
  @TextField({ max: 500, description: 'The finding, in a sentence' }) finding!: string;
  @ObjectField(() => PositionDto, { description: 'The balances behind the figures' }) position!: PositionDto;
  @ObjectField(() => ReportFiguresDto) figures!: ReportFiguresDto;
  @ObjectField(() => ReportRatesDto) rates!: ReportRatesDto;
  @ListField(() => ReportStepDto) steps!: ReportStepDto[];
  @ListField(() => ReportMonthDto) months!: ReportMonthDto[];
  @ListField(() => ReportYearDto, {
    description: 'The year and the nine before it that have a budget, the oldest first',
  })
  years!: ReportYearDto[];
  @ListField(() => ReportProgrammeDto) programmes!: ReportProgrammeDto[];
  @ListField(() => ReportLineDto) lines!: ReportLineDto[];
  @ListField(() => BeneficiaryShareDto, { max: 10_000 }) beneficiaries!: BeneficiaryShareDto[];
  @ListField(() => CountryShareDto, { max: 10_000 }) countries!: CountryShareDto[];
  @ListField(() => ReportAuthorityDto) authorities!: ReportAuthorityDto[];
  @ObjectField(() => ReportReturnsDto) returned!: ReportReturnsDto;
  @ObjectField(() => ReportMandatesDto) mandates!: ReportMandatesDto;
  @ListField(() => ReportResultDto) results!: ReportResultDto[];
  @DateField({
    optional: true,
    description: 'Results as known at the end of this day: the closing day of a closed year',
  })
  resultsAsOf!: string | null;
}
