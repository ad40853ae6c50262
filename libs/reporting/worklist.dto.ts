import {
  CentsField,
  DateField,
  FlagField,
  InstantField,
  IntField,
  ListField,
  ListQuery,
  pageOf,
  TextField,
} from '#libs/platform';

export class WorklistQuery extends ListQuery {
  @TextField({ optional: true, max: 40, description: 'Only this kind of thing' }) kind?: string | null;
}

/** One thing that waits for the reader. */
export class WaitingDto {
  @TextField({ description: 'Of the record; a person may meet the same one under another kind' }) id!: string;
  @TextField() kind!: string;
  @TextField({ description: 'What is waited for, in the reader’s language' }) kindLabel!: string;
  @TextField({ max: 500 }) title!: string;
  @TextField({ optional: true }) organisationName!: string | null;
  @CentsField({ optional: true }) amountCents!: bigint | null;
  @InstantField() since!: Date;
  @DateField({ optional: true, description: 'The last day on which it is not late' }) dueOn!: string | null;
  @FlagField() late!: boolean;
  @TextField({ description: 'Its page' }) link!: string;
  @TextField({ description: 'The act that moves it' }) act!: string;
  @TextField() actLabel!: string;
}

export class WaitingKindDto {
  @TextField() kind!: string;
  @TextField() label!: string;
  @IntField() count!: number;
  @IntField() late!: number;
}

/** A page of what waits, late first, and how much of each kind there is in all. */
export class WorklistPage extends pageOf(WaitingDto) {
  @ListField(() => WaitingKindDto) kinds!: WaitingKindDto[];
  @FlagField({ description: 'The reader may do none of the acts that things wait for' }) readsOnly!: boolean;
}
