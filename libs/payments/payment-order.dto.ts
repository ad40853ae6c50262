import { HappeningDto } from '#libs/history';
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
  pageOf,
  TextField,
  TextsField,
} from '#libs/platform';
import { PAYMENT_ORDER_STATES, type PaymentOrderState } from './payment-order.acts.js';

export class PaymentOrderQuery extends ListQuery {
  @ChoiceField(PAYMENT_ORDER_STATES, { optional: true }) state?: PaymentOrderState | null;
  @TextField({ optional: true, max: 30, description: 'Code of a programme' }) programme?: string | null;
  @IntField({ optional: true, min: 2000, max: 2100 }) year?: number | null;
  @IdField({ optional: true }) grantId?: string | null;
  @FlagField({ optional: true, description: 'Only those whose last day to pay is over and that are not paid' })
  late?: boolean | null;
}

export class PaymentOrderItemDto {
  @IdField() id!: string;
  @TextField({ description: '`2027-000123`' }) number!: string;
  @IntField() fiscalYear!: number;
  @IdField() grantId!: string;
  @TextField() grantReference!: string;
  @TextField({ max: 500 }) title!: string;
  @IdField() organisationId!: string;
  @TextField() organisationName!: string;
  @TextField() programmeCode!: string;
  @CentsField() amountCents!: bigint;
  @DateField() issuedOn!: string;
  @DateField({ optional: true, description: 'The last day to pay without being late (rule 2.4)' }) payBy!:
    string | null;
  @FlagField() late!: boolean;
  @ChoiceField(PAYMENT_ORDER_STATES) state!: PaymentOrderState;
  @TextField() stateLabel!: string;
  @InstantField() movedAt!: Date;
}

export class PaymentOrderPage extends pageOf(PaymentOrderItemDto) {
  @CentsField({ description: 'Amounts of the whole filter' }) totalCents!: bigint;
}

export class TransferDto {
  @IdField() id!: string;
  @TextField({ description: 'Spaced in fours' }) iban!: string;
  @CentsField() amountCents!: bigint;
  @DateField() paidOn!: string;
  @TextField() bankReference!: string;
  @ChoiceField(['paid', 'returned']) state!: 'paid' | 'returned';
  @TextField() stateLabel!: string;
  @DateField({ optional: true }) returnedOn!: string | null;
  @TextField({ optional: true, max: 500 }) returnReason!: string | null;
  @TextField({ optional: true }) recordedByName!: string | null;
}

export class RefundDto {
  @IdField() id!: string;
  @TextField({ description: 'credits of the year that paid it, or income of the year in which it came' }) kind!: string;
  @TextField() kindLabel!: string;
  @IntField() fiscalYear!: number;
  @CentsField() amountCents!: bigint;
  @DateField() receivedOn!: string;
  @TextField() bankReference!: string;
  @TextField({ max: 2000 }) reason!: string;
}

export class PaymentOrderDto extends PaymentOrderItemDto {
  @IntField() version!: number;
  @IdField() instalmentId!: string;
  @IntField() position!: number;
  @TextField({ optional: true, max: 500 }) condition!: string | null;
  @TextField() lineLabel!: string;
  @TextField({ optional: true }) issuedByName!: string | null;
  @TextField({ optional: true }) handledByName!: string | null;
  @TextField({ optional: true, max: 2000 }) rejectReason!: string | null;
  @TextField({ optional: true, description: 'Where the money goes: the holder of the confirmed account' })
  accountHolder!: string | null;
  @TextField({ optional: true, description: 'Spaced in fours' }) accountIban!: string | null;
  @TextField({ optional: true }) accountBic!: string | null;
  @ListField(() => TransferDto) transfers!: TransferDto[];
  @ListField(() => RefundDto, { description: 'Given back by the beneficiary (rule 3.25)' }) refunds!: RefundDto[];
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
  @ListField(() => HappeningDto, { description: 'Newest first' }) timeline!: HappeningDto[];
}

export class DueQuery extends ListQuery {
  @TextField({ optional: true, max: 30, description: 'Code of a programme' }) programme?: string | null;
  @IdField({ optional: true }) grantId?: string | null;
}

/** An instalment that is due, and why it cannot be ordered yet, if it cannot. */
export class DueInstalmentDto {
  @IdField() id!: string;
  @IntField() position!: number;
  @CentsField() amountCents!: bigint;
  @DateField() dueOn!: string;
  @DateField() payBy!: string;
  @FlagField() late!: boolean;
  @IdField() grantId!: string;
  @TextField() grantReference!: string;
  @TextField({ max: 500 }) title!: string;
  @IdField() organisationId!: string;
  @TextField() organisationName!: string;
  @TextField() programmeCode!: string;
  @TextsField({ length: 500, description: 'Empty when it can be ordered' }) reasons!: string[];
}

export class DueInstalmentPage extends pageOf(DueInstalmentDto) {
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
}

export class IssuePaymentOrderDto {
  @IdField() instalmentId!: string;
}

export class IssuedDto {
  @IdField() id!: string;
  @TextField() number!: string;
}

export class PaymentOrderIdDto {
  @IdField() id!: string;
}

export class RejectPaymentOrderDto {
  @TextField({ max: 2000 }) reason!: string;
}

export class ConfirmPaidDto {
  @DateField() paidOn!: string;
  @TextField({ max: 100, description: 'The bank’s reference of the transfer' }) bankReference!: string;
}

export class RecordReturnDto {
  @TextField({ max: 100, description: 'The bank’s reference of the transfer that came back' }) bankReference!: string;
  @DateField() returnedOn!: string;
  @TextField({ max: 500, description: 'The bank’s code and words, e.g. AC04 account closed' }) reason!: string;
}

export class RecordRefundDto {
  @CentsField({ min: 1n, description: 'With earlier refunds never more than the order paid' }) amountCents!: bigint;
  @DateField() receivedOn!: string;
  @TextField({ max: 100, description: 'The bank’s reference of what came' }) bankReference!: string;
  @TextField({ max: 2000 }) reason!: string;
}
