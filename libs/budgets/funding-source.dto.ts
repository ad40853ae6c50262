import { AllowedActDto, CentsField, InstantField, IntField, ListField, TextField } from '#libs/platform';

const BELOW_ZERO = -1_000_000_000_000n;

export class SourceRevenueDto {
  @IntField() version!: number;
  @CentsField() revenueCents!: bigint;
  @TextField({ max: 2000 }) reason!: string;
  @TextField({ optional: true }) recordedByName!: string | null;
  @InstantField() recordedAt!: Date;
}

/** A source in a fiscal year. Voted, committed and paid are of the year's own credits: without what a former year left. */
export class FundingSourceDto {
  @TextField() code!: string;
  @TextField({ description: 'In the reader’s language' }) label!: string;
  @IntField() year!: number;
  @TextField({ max: 500, description: 'The law in force at the end of the year' }) legalBasis!: string;
  @IntField({ optional: true, description: 'Hundredths of a percent of the service’s revenue; null without a ceiling' })
  ceilingBp!: number | null;
  @IntField({ description: 'Of the revenue; 0 before any is recorded' }) version!: number;
  @CentsField({ optional: true, description: 'The service’s own revenue; null without a ceiling' })
  revenueCents!: bigint | null;
  @CentsField({ optional: true }) ceilingCents!: bigint | null;
  @CentsField() votedCents!: bigint;
  @CentsField({ min: BELOW_ZERO, description: 'Committed in all, what was ordered and paid since included' })
  committedCents!: bigint;
  @CentsField({ min: BELOW_ZERO }) paidCents!: bigint;
  @CentsField({ optional: true, description: 'What may still be voted; null without a ceiling' })
  leftCents!: bigint | null;
  @IntField({ description: 'How many budget lines it pays' }) lines!: number;
  @ListField(() => SourceRevenueDto, { description: 'Newest first' }) revenues!: SourceRevenueDto[];
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
}

export class SourceYearQuery {
  @IntField({ min: 2000, max: 2100 }) year!: number;
}

export class RecordRevenueDto {
  @IntField({ min: 2000, max: 2100 }) year!: number;
  @IntField({ description: 'The version that was seen; 0 when none' }) version!: number;
  @CentsField({ description: 'The service’s own revenue of the year' }) revenueCents!: bigint;
  @TextField({ max: 2000, description: 'Where the figure comes from, or why it changes' }) reason!: string;
}

export class RecordedRevenueDto {
  @TextField() code!: string;
  @IntField() version!: number;
}
