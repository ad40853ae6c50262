import { CentsField, ChoiceField, IdField, IntField, ListQuery, pageOf, TextField } from '#libs/platform';

/** Nothing is left; will run out; will stay unspent; neither; nothing to compare with. */
export const OUTLOOKS = ['exhausted', 'short', 'unspent', 'steady', 'unknown'] as const;
export type Outlook = (typeof OUTLOOKS)[number];

export class OutlookQuery extends ListQuery {
  @ChoiceField(OUTLOOKS, { optional: true }) outlook?: Outlook | null;
  @TextField({ optional: true, max: 30, description: 'Code of a programme' }) programme?: string | null;
}

const BELOW_ZERO = { min: -(10n ** 16n), max: 10n ** 16n };

export class OutlookLineDto {
  @IdField() id!: string;
  @TextField({ max: 30 }) programmeCode!: string;
  @TextField() programmeName!: string;
  @TextField({ max: 500 }) label!: string;
  @TextField({ description: 'Chapter, nature, function' }) place!: string;
  @CentsField({ description: 'All that the line may spend' }) votedCents!: bigint;
  @CentsField() availableCents!: bigint;
  @CentsField({ description: 'Reserved for grants that are being decided' }) reservedCents!: bigint;
  @CentsField({ description: 'Committed and not ordered' }) committedCents!: bigint;
  @CentsField({ description: 'Of what is committed, instalments that fall due by 31 December' }) dueCents!: bigint;
  @IntField({
    optional: true,
    description: 'Hundredths of a percent of its credits that the programme took last year after this same day',
  })
  pace!: number | null;
  @CentsField({ ...BELOW_ZERO, optional: true, description: 'At 31 December, at last year’s pace' })
  projectedCents!: bigint | null;
  @CentsField({ ...BELOW_ZERO, optional: true, description: 'Below zero where the line will not suffice' })
  leftCents!: bigint | null;
  @ChoiceField(OUTLOOKS) outlook!: Outlook;
  @TextField() outlookLabel!: string;
}

export class OutlookPage extends pageOf(OutlookLineDto) {
  @IntField({ min: 1900, max: 2200 }) year!: number;
  @TextField({ max: 1000, description: 'The rule by which lines are judged' }) rule!: string;
}
