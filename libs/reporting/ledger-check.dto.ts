import {
  AllowedActDto,
  CentsField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListField,
  pageOf,
  TextField,
} from '#libs/platform';

export class ComparisonResultDto {
  @TextField() comparison!: string;
  @TextField({ description: 'What is compared with what' }) label!: string;
  @TextField({ max: 500 }) text!: string;
  @IntField({ description: 'Pairs of figures' }) compared!: number;
  @IntField() different!: number;
}

export class LedgerCheckItemDto {
  @IdField() id!: string;
  @TextField() state!: string;
  @TextField() stateLabel!: string;
  @FlagField({ description: 'By the clock; else a person asked for it' }) nightly!: boolean;
  @TextField({ optional: true }) askedByName!: string | null;
  @InstantField() askedAt!: Date;
  @InstantField({ optional: true }) startedAt!: Date | null;
  @InstantField({ optional: true }) finishedAt!: Date | null;
  @IntField({ optional: true, description: 'Milliseconds from start to end' }) milliseconds!: number | null;
  @TextField({ optional: true, description: 'What is compared now' }) stepLabel!: string | null;
  @IntField() stepsDone!: number;
  @IntField() steps!: number;
  @IntField({ optional: true, max: Number.MAX_SAFE_INTEGER, description: 'Entries that the ledger held' }) entries!:
    bigint | null;
  @IntField({ max: Number.MAX_SAFE_INTEGER, description: 'Pairs of figures compared' }) compared!: bigint;
  @IntField({ max: Number.MAX_SAFE_INTEGER, description: 'Pairs that do not agree' }) different!: bigint;
}

export class LedgerDifferenceDto {
  @TextField() comparisonLabel!: string;
  @IdField({ optional: true }) lineId!: string | null;
  @TextField({ optional: true, max: 500 }) lineLabel!: string | null;
  @IdField({ optional: true }) grantId!: string | null;
  @TextField({ optional: true }) grantReference!: string | null;
  @TextField() accountLabel!: string;
  @CentsField({ optional: true, min: -(10n ** 16n), max: 10n ** 16n, description: 'As it is kept' }) recordedCents!:
    bigint | null;
  @CentsField({ optional: true, min: -(10n ** 16n), max: 10n ** 16n, description: 'As it follows from the other side' })
  computedCents!: bigint | null;
}

export class LedgerCheckDto extends LedgerCheckItemDto {
  @ListField(() => ComparisonResultDto) results!: ComparisonResultDto[];
  @ListField(() => LedgerDifferenceDto, { max: 1000, description: 'The first ones; `different` counts all' })
  differences!: LedgerDifferenceDto[];
  @TextField({ optional: true, max: 500 }) failure!: string | null;
}

export class LedgerCheckPage extends pageOf(LedgerCheckItemDto) {
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
  @IdField({ optional: true, description: 'The last check that came to an end' }) lastDoneId!: string | null;
  @IdField({ optional: true, description: 'The last nightly check that came to an end' }) lastNightlyId!: string | null;
}

export class LedgerCheckIdDto {
  @IdField() id!: string;
}
