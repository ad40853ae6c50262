import {
  AllowedActDto,
  CentsField,
  DateField,
  FlagField,
  InstantField,
  IntField,
  ListField,
  TextField,
} from '#libs/platform';

export class FiscalYearDto {
  @IntField() year!: number;
  @FlagField({ description: 'Takes no entry any more' }) closed!: boolean;
}

/** A year in the list: whether it is open, and the days that the city set for its end. */
export class FiscalYearRowDto extends FiscalYearDto {
  @DateField({ description: 'Last day for orders of the complementary period (rule 3.15)' }) ordersUntil!: string;
  @DateField({ description: 'Last day for amending votes after 31 December (rule 3.15)' }) amendUntil!: string;
  @IntField({ description: 'Ceiling of moves between chapters in hundredths of a percent (rule 3.12)' })
  transferCeilingBp!: number;
  @InstantField({ optional: true }) closedAt!: Date | null;
}

/** What one programme accrues and carries over at the year's end. */
export class AccrualRuleDto {
  @TextField({ max: 30, description: 'Code of a programme' }) programmeCode!: string;
  @CentsField({ description: 'The smallest amount that is accrued (rule 3.16)' }) accrueFromCents!: bigint;
  @FlagField({ description: 'Only grants under a commitment authority are accrued' }) onlyWithAuthority!: boolean;
  @FlagField({ description: 'Committed money without service done is carried over (rule 3.17)' }) carryOver!: boolean;
}

export class ShownAccrualRuleDto extends AccrualRuleDto {
  @TextField() programmeName!: string;
}

export class FiscalYearSettingsDto extends FiscalYearRowDto {
  @TextField({ optional: true }) closedByName!: string | null;
  @ListField(() => ShownAccrualRuleDto) rules!: ShownAccrualRuleDto[];
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
}

export class ChangeFiscalYearDto {
  @DateField() ordersUntil!: string;
  @DateField() amendUntil!: string;
  @IntField({ min: 0, max: 10_000 }) transferCeilingBp!: number;
  @ListField(() => AccrualRuleDto, { max: 100 }) rules!: AccrualRuleDto[];
}
