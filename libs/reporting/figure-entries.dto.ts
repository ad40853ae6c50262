import { CentsField, ChoiceField, DateField, IdField, IntField, ListQuery, pageOf, TextField } from '#libs/platform';
import { FIGURE_NAMES, type FigureName } from './figure-entries.js';

export class FigureEntryQuery extends ListQuery {
  @ChoiceField(FIGURE_NAMES, { description: 'A figure of the annual report' }) figure!: FigureName;
  @IntField({ min: 2000, max: 2100 }) year!: number;
  @TextField({ optional: true, max: 30, description: 'Code of a programme' }) programme?: string | null;
  @DateField({ optional: true, description: 'At the end of this accounting day' }) asOf?: string | null;
  @IntField({ optional: true, min: 1, max: 12, description: 'At the end of this month' }) month?: number | null;
  @IdField({ optional: true }) lineId?: string | null;
  @IdField({ optional: true, description: 'Of the grants of one beneficiary' }) organisationId?: string | null;
  @TextField({
    optional: true,
    max: 200,
    description: 'Of the grants for just these countries, as `BF,ML`; `-` for none',
  })
  countries?: string | null;
}

const BELOW_ZERO = -1_000_000_000_000_000n;

/** An entry of the ledger and what it counts in the figure. */
export class FigureEntryDto {
  @IdField() id!: string;
  @DateField() accountingDate!: string;
  @TextField() move!: string;
  @TextField() moveLabel!: string;
  @TextField() fromLabel!: string;
  @TextField() toLabel!: string;
  @CentsField({ min: BELOW_ZERO, description: 'Below zero where it takes from the figure' }) countsCents!: bigint;
  @TextField() reference!: string;
  @IdField() lineId!: string;
  @TextField() lineLabel!: string;
  @IdField({ optional: true }) grantId!: string | null;
  @TextField({ optional: true }) grantReference!: string | null;
  @TextField({ optional: true }) organisationName!: string | null;
  @IdField({ optional: true, description: 'The payment order that the entry is of' }) orderId!: string | null;
}

export class FigureEntryPage extends pageOf(FigureEntryDto) {
  @CentsField({ min: BELOW_ZERO, description: 'The figure: the sum of all that the list finds' }) sumCents!: bigint;
}
