import {
  CentsField,
  ChoiceField,
  DateField,
  FlagField,
  IdField,
  IntField,
  ListField,
  ListQuery,
  pageOf,
  TextField,
  TextsField,
} from '#libs/platform';

const BELOW_ZERO = -1_000_000_000_000n;
const YEAR = { min: 2000, max: 2100 };

export class OdaYearQuery {
  @IntField({ ...YEAR, description: 'A calendar year: of the bank’s days, not of the budget' }) year!: number;
}

/** What was paid through one channel for one sector of one country, or of several together. */
export class OdaRowDto {
  @TextField({ max: 1000, description: 'ISO codes parted by commas; the filter of its payments' }) countries!: string;
  @TextField({ max: 2000, description: 'In the reader’s language' }) countriesLabel!: string;
  @IntField({
    optional: true,
    description: 'The recipient’s code; null where a country receives no aid or none is named',
  })
  recipient!: number | null;
  @IntField() sector!: number;
  @TextField() sectorLabel!: string;
  @IntField() channel!: number;
  @TextField() channelLabel!: string;
  @IntField({ description: 'Payment orders behind it' }) orders!: number;
  @CentsField({ min: BELOW_ZERO, description: 'Paid, less what came back' }) paidCents!: bigint;
}

export class OdaDeclarationDto {
  @IntField() year!: number;
  @ListField(() => OdaRowDto, { max: 1000, description: 'By country, sector and channel' }) rows!: OdaRowDto[];
  @FlagField({ description: 'There are more rows; the files hold them all' }) cut!: boolean;
  @CentsField({ min: BELOW_ZERO, description: 'Of all rows' }) totalCents!: bigint;
  @CentsField({ min: BELOW_ZERO, description: 'Paid on the budget lines of the same year' }) budgetPaidCents!: bigint;
  @CentsField({ min: BELOW_ZERO, description: 'Of the total: paid on lines of other years' })
  otherBudgetsCents!: bigint;
  @CentsField({
    description: 'Given back in the year of what closed years paid: income, no entry of any line (rule 3.25)',
  })
  incomeCents!: bigint;
  @CentsField({ min: BELOW_ZERO, description: 'Of what the lines of this year paid: on days of other years' })
  otherDaysCents!: bigint;
  @TextsField({ length: 2000, description: 'What to look at before the figures are declared' }) remarks!: string[];
}

const KINDS = ['paid', 'returned', 'refunded'] as const;

export class OdaPaymentQuery extends ListQuery {
  @IntField(YEAR) year!: number;
  @TextField({ optional: true, max: 1000, description: 'As a row names them' }) countries?: string | null;
  @IntField({ optional: true }) sector?: number | null;
  @IntField({ optional: true }) channel?: number | null;
}

export class OdaPaymentDto {
  @IdField() id!: string;
  @DateField({ description: 'The bank’s day' }) day!: string;
  @ChoiceField(KINDS) kind!: (typeof KINDS)[number];
  @TextField() kindLabel!: string;
  @IdField({ optional: true, description: 'None of a refund' }) orderId!: string | null;
  @TextField({ optional: true }) orderNumber!: string | null;
  @IdField() grantId!: string;
  @TextField() grantReference!: string;
  @TextField() organisationName!: string;
  @TextField({ max: 2000 }) countriesLabel!: string;
  @TextField() sectorLabel!: string;
  @CentsField({ min: BELOW_ZERO, description: 'The part for this sector; below zero where money came back' })
  cents!: bigint;
}

export class OdaPaymentPage extends pageOf(OdaPaymentDto) {
  @CentsField({ min: BELOW_ZERO, description: 'Of the whole filter' }) totalCents!: bigint;
}
