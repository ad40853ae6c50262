import {
  AllowedActDto,
  CentsField,
  DateField,
  IdField,
  InstantField,
  IntField,
  ListField,
  ListQuery,
  ObjectField,
  pageOf,
  TextField,
} from '#libs/platform';
import { HappeningDto } from '#libs/history';

const BELOW_ZERO = -1_000_000_000_000n;
const YEARS = { min: 2000, max: 2100 };

export class AuthorityYearDto {
  @IntField() year!: number;
  @CentsField() plannedCents!: bigint;
  @CentsField({ description: 'From the payment credits of that year' }) paidCents!: bigint;
  @CentsField({ min: BELOW_ZERO, description: 'To be paid in that year yet, with what closed years left over' })
  leftCents!: bigint;
}

export class AuthorityPositionDto {
  @CentsField({ description: 'available + reserved + committed + lapsed' }) votedCents!: bigint;
  @CentsField() availableCents!: bigint;
  @CentsField() reservedCents!: bigint;
  @CentsField() committedCents!: bigint;
  @CentsField() lapsedCents!: bigint;
  @CentsField({ description: 'A part of committed' }) paidCents!: bigint;
  @CentsField({ min: BELOW_ZERO, description: 'Committed and not paid' }) leftCents!: bigint;
  @ListField(() => AuthorityYearDto) years!: AuthorityYearDto[];
}

export class AuthorityItemDto {
  @IdField() id!: string;
  @TextField() number!: string;
  @TextField() label!: string;
  @TextField() programmeCode!: string;
  @TextField() programmeName!: string;
  @IntField() firstYear!: number;
  @ObjectField(() => AuthorityPositionDto) position!: AuthorityPositionDto;
}

export class AuthorityPage extends pageOf(AuthorityItemDto) {
  @ListField(() => AllowedActDto, { description: 'What the reader may do beside the list' })
  allowedActs!: AllowedActDto[];
}

export class AuthorityEntryDto {
  @IdField() id!: string;
  @DateField() accountingDate!: string;
  @InstantField() createdAt!: Date;
  @TextField() move!: string;
  @TextField() moveLabel!: string;
  @TextField() fromLabel!: string;
  @TextField() toLabel!: string;
  @CentsField() amountCents!: bigint;
  @TextField({ description: 'Of a vote, an amendment or a lapse: the act’s number' }) reference!: string;
  @TextField({ optional: true, max: 2000 }) reason!: string | null;
  @IdField({ optional: true }) grantId!: string | null;
  @TextField({ optional: true }) actorName!: string | null;
}

export class AuthorityDto extends AuthorityItemDto {
  @IntField() version!: number;
  @CentsField({ min: BELOW_ZERO, description: 'Voted less planned: zero when the authority may be used (rule 3.11)' })
  unplannedCents!: bigint;
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
  @ListField(() => HappeningDto, { description: 'Newest first' }) timeline!: HappeningDto[];
}

export class AuthorityEntryPage extends pageOf(AuthorityEntryDto) {}

export class AuthorityQuery extends ListQuery {
  @TextField({ optional: true, max: 30, description: 'Code of a programme' }) programme?: string | null;
  @IntField({ optional: true, ...YEARS, description: 'In which it was voted' }) year?: number | null;
}

export class PlannedYearDto {
  @IntField(YEARS) year!: number;
  @CentsField() plannedCents!: bigint;
}

export class PlanAuthorityDto {
  @ListField(() => PlannedYearDto, { max: 30, description: 'Their sum is what was voted' }) plan!: PlannedYearDto[];
}

export class VoteAuthorityDto {
  @TextField({ max: 30, description: 'Code of a programme' }) programmeCode!: string;
  @IntField(YEARS) firstYear!: number;
  @TextField({ max: 200 }) label!: string;
  @CentsField({ min: 1n }) amountCents!: bigint;
  @DateField() accountingDate!: string;
  @TextField({ max: 2000, description: 'The council’s decision' }) reason!: string;
  @ListField(() => PlannedYearDto, { optional: true, max: 30, description: 'It may come later, before the first use' })
  plan?: PlannedYearDto[] | null;
}

export class AmendAuthorityDto {
  @CentsField({ min: BELOW_ZERO, description: 'What the vote adds, or below zero cuts' }) amountCents!: bigint;
  @DateField() accountingDate!: string;
  @TextField({ max: 2000 }) reason!: string;
}

export class LapseAuthorityDto {
  @CentsField({ min: 1n }) amountCents!: bigint;
  @DateField() accountingDate!: string;
  @TextField({ max: 2000 }) reason!: string;
}

export class AuthorityIdDto {
  @IdField() id!: string;
}
