import { CentsField, ChoiceField, DateField, IdField, IntField, ListQuery, pageOf, TextField } from '#libs/platform';

export const REFUND_KINDS = ['credits', 'income'] as const;

/** Money that a beneficiary gave back (rule 3.25). */
export class RefundItemDto {
  @IdField() id!: string;
  @DateField() receivedOn!: string;
  @ChoiceField(REFUND_KINDS, { description: 'Back on the line that paid, or income because its year is closed' })
  kind!: 'credits' | 'income';
  @TextField() kindLabel!: string;
  @IntField({ description: 'In which it counts' }) fiscalYear!: number;
  @IdField() orderId!: string;
  @TextField() orderNumber!: string;
  @IdField() grantId!: string;
  @TextField() grantReference!: string;
  @TextField() organisationName!: string;
  @TextField() programmeCode!: string;
  @CentsField() amountCents!: bigint;
  @TextField() bankReference!: string;
  @TextField({ max: 2000 }) reason!: string;
}

export class RefundPage extends pageOf(RefundItemDto) {
  @CentsField({ description: 'Of all that the filter finds' }) totalCents!: bigint;
}

export class RefundQuery extends ListQuery {
  @IntField({ optional: true, min: 1900, max: 2200, description: 'The fiscal year in which it counts' }) year?:
    number | null;
  @IntField({ optional: true, min: 1900, max: 2200, description: 'The fiscal year of the order that paid it' })
  orderYear?: number | null;
  @TextField({ optional: true, max: 30, description: 'Code of a programme' }) programme?: string | null;
  @ChoiceField(REFUND_KINDS, { optional: true }) kind?: string | null;
  @DateField({ optional: true, description: 'Received up to the end of this day' }) asOf?: string | null;
}
