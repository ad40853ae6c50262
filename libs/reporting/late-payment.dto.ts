import {
  CentsField,
  ChoiceField,
  DateField,
  IdField,
  IntField,
  ListField,
  ListQuery,
  ObjectField,
  pageOf,
  TextField,
} from '#libs/platform';

export const LATE_STATES = ['waiting', 'paid'] as const;
export type LateState = (typeof LATE_STATES)[number];

export class LatePaymentQuery extends ListQuery {
  @ChoiceField(LATE_STATES, { optional: true, description: 'Still to be paid (when left out), or paid too late' })
  state?: LateState | null;
  @TextField({ optional: true, max: 30, description: 'Code of a programme' }) programme?: string | null;
  @IntField({ optional: true, min: 2000, max: 2100, description: 'Fiscal year of the payment order' }) year?:
    number | null;
}

export class LatePaymentDto {
  @IdField({ description: 'Of the payment order, or of the instalment that has none' }) id!: string;
  @TextField({ optional: true, description: 'Number of the payment order; null where none is issued' }) number!:
    string | null;
  @IdField() grantId!: string;
  @TextField() grantReference!: string;
  @TextField() title!: string;
  @TextField() organisationName!: string;
  @TextField({ max: 30 }) programmeCode!: string;
  @TextField() programmeName!: string;
  @CentsField() amountCents!: bigint;
  @DateField({ description: 'The last of the 60 days (rule 2.4)' }) payBy!: string;
  @DateField({ optional: true }) paidOn!: string | null;
  @IntField({ description: 'Days beyond the 60' }) daysLate!: number;
  @TextField({ description: 'Who has it now, or that it is paid' }) stateLabel!: string;
  @TextField({ description: 'Page of the order, else of what is to be ordered' }) link!: string;
}

export class LatePaymentPage extends pageOf(LatePaymentDto) {
  @CentsField({ description: 'Of the whole filter' }) totalCents!: bigint;
}

export class PaymentDelayQuery {
  @IntField({ optional: true, min: 2000, max: 2100, description: 'Fiscal year; this one when left out' }) year?:
    number | null;
}

/** Days from the day on which an instalment became payable to its payment. */
export class PaymentDelayDto {
  @TextField({ optional: true, max: 30, description: 'Null for all programmes together' }) programmeCode!:
    string | null;
  @TextField() programmeName!: string;
  @IntField({ description: 'Payments' }) count!: number;
  @IntField({ optional: true, description: 'Average days, in tenths' }) averageTenths!: number | null;
  @IntField({ optional: true, description: 'Nine in ten were paid within so many days' }) days90!: number | null;
  @IntField({ optional: true, description: 'The longest, in days' }) longest!: number | null;
  @IntField({ description: 'Paid after more than 60 days' }) late!: number;
  @IntField({ description: 'Not paid, and past the 60 days' }) waiting!: number;
  @CentsField({ description: 'Not paid, and past the 60 days' }) waitingCents!: bigint;
}

export class PaymentDelaysDto {
  @IntField({ min: 2000, max: 2100 }) year!: number;
  @IntField({ description: 'Days that the law leaves' }) allowed!: number;
  @TextField({ max: 500, description: 'What the figures say' }) finding!: string;
  @ListField(() => PaymentDelayDto) programmes!: PaymentDelayDto[];
  @ObjectField(() => PaymentDelayDto, { description: 'All programmes together' }) all!: PaymentDelayDto;
}
