import {
  AllowedActDto,
  CentsField,
  ChoiceField,
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

export const BELOW_ZERO = -1_000_000_000_000n;
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2100;

export class ProgrammeDto {
  @IdField() id!: string;
  @TextField() code!: string;
  @TextField({ description: 'In the reader’s language' }) name!: string;
}

export class PositionDto {
  @CentsField({ description: 'All that the line may spend: the next five are parts of it' }) votedCents!: bigint;
  @CentsField({ min: BELOW_ZERO, description: 'What amendments added; negative when they cut' }) amendedCents!: bigint;
  @CentsField({ min: BELOW_ZERO, description: 'What came from other lines; negative when it went there' })
  transferredCents!: bigint;
  @CentsField({ description: 'Carried over from the year before' }) carriedInCents!: bigint;
  @CentsField({ description: 'Accruals of the year before, reversed as they were ordered' }) reversedCents!: bigint;
  @CentsField({ description: 'Orders of closed years, paid in this one' }) settledCents!: bigint;
  @CentsField() availableCents!: bigint;
  @CentsField() reservedCents!: bigint;
  @CentsField() committedCents!: bigint;
  @CentsField() orderedCents!: bigint;
  @CentsField() paidCents!: bigint;
  @CentsField() accruedCents!: bigint;
  @CentsField() carriedCents!: bigint;
  @CentsField() lapsedCents!: bigint;
}

export class BudgetLineDto {
  @IdField() id!: string;
  @TextField() programmeCode!: string;
  @TextField() programmeName!: string;
  @IntField() year!: number;
  @TextField() chapter!: string;
  @TextField() nature!: string;
  @TextField() function!: string;
  @TextField() label!: string;
  @TextField({ description: 'operating or investment' }) section!: string;
  @TextField({ description: 'The service that manages it; empty when there is one for all' }) service!: string;
  @TextField() fundingSource!: string;
  @TextField({ description: 'In the reader’s language' }) fundingSourceLabel!: string;
  @TextField() state!: string;
  @TextField() stateLabel!: string;
  @DateField({ optional: true, description: 'The accounting day of the balances; now when null' }) asOf!: string | null;
  @ObjectField(() => PositionDto) position!: PositionDto;
}

/** A page of lines, and the sums over the whole filter. */
export class BudgetLinePage extends pageOf(BudgetLineDto) {
  @ObjectField(() => PositionDto) totals!: PositionDto;
  @ListField(() => AllowedActDto, { description: 'What the reader may do beside the list' })
  allowedActs!: AllowedActDto[];
}

export class BudgetLineQuery extends ListQuery {
  @TextField({ optional: true, max: 30, description: 'Code of a programme' }) programme?: string | null;
  @IntField({ optional: true, min: FIRST_YEAR, max: LAST_YEAR }) year?: number | null;
  @TextField({ optional: true, max: 30, description: 'Code of a funding source' }) source?: string | null;
  @DateField({ optional: true, description: 'Balances at the end of this accounting day; now when left out' }) asOf?:
    string | null;
}

export class AsOfQuery {
  @DateField({ optional: true, description: 'Balances at the end of this accounting day; now when left out' }) asOf?:
    string | null;
}

export const MOVES = [
  'vote',
  'amend',
  'reserve',
  'release',
  'commit',
  'order',
  'pay',
  'reject',
  'return',
  'decommit',
  'refund',
  'transfer',
  ...(['accrue', 'carry', 'lapse', 'carry-in', 'reverse', 'settle'] as const),
] as const;

export class EntryQuery extends ListQuery {
  @DateField({ optional: true, description: 'Entries up to this accounting day' }) asOf?: string | null;
  @ChoiceField(MOVES, { optional: true }) move?: (typeof MOVES)[number] | null;
  @IdField({ optional: true }) grantId?: string | null;
}

export class EntryDto {
  @IdField() id!: string;
  @DateField() accountingDate!: string;
  @InstantField({ description: 'When it was really written' }) createdAt!: Date;
  @ChoiceField(MOVES) move!: (typeof MOVES)[number];
  @TextField() moveLabel!: string;
  @TextField() fromAccount!: string;
  @TextField() fromLabel!: string;
  @TextField() toAccount!: string;
  @TextField() toLabel!: string;
  @CentsField() amountCents!: bigint;
  @TextField() reference!: string;
  @TextField({ optional: true, max: 2000 }) reason!: string | null;
  @IdField({ optional: true }) grantId!: string | null;
  @TextField({ optional: true }) actorName!: string | null;
}

export class EntryPage extends pageOf(EntryDto) {}
