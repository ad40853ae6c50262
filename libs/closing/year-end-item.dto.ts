import { CentsField, ChoiceField, IdField, InstantField, ListQuery, pageOf, TextField } from '#libs/platform';

const KINDS = ['accrue', 'carry', 'lapse'] as const;

/** One thing that a close did. */
export class YearEndItemDto {
  @IdField() id!: string;
  @ChoiceField(KINDS) kind!: (typeof KINDS)[number];
  @TextField() kindLabel!: string;
  @CentsField() amountCents!: bigint;
  @IdField() lineId!: string;
  @TextField({ max: 500 }) lineLabel!: string;
  @TextField() programmeName!: string;
  @IdField({ optional: true }) grantId!: string | null;
  @TextField({ optional: true }) reference!: string | null;
  @TextField({ optional: true, max: 500 }) title!: string | null;
  @TextField({ optional: true }) organisationName!: string | null;
  @TextField({ optional: true, max: 2000 }) reason!: string | null;
  @InstantField({ optional: true, description: 'When the next year took it up' }) takenAt!: Date | null;
}
export class YearEndItemPage extends pageOf(YearEndItemDto) {
  @CentsField({ description: 'Of all that the filter finds' }) totalCents!: bigint;
}

export class YearEndItemQuery extends ListQuery {
  @ChoiceField(KINDS, { optional: true }) kind?: (typeof KINDS)[number] | null;
  @TextField({ optional: true, max: 30, description: 'Code of a programme' }) programme?: string | null;
}
