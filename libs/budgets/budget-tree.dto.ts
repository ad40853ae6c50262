import {
  CentsField,
  ChoiceField,
  DateField,
  IdField,
  IntField,
  ListField,
  ObjectField,
  TextField,
} from '#libs/platform';
import { BELOW_ZERO, FIRST_YEAR, LAST_YEAR, PositionDto } from './budget.dto.js';

/** From the widest to the narrowest: the parts of the accounting key that a budget is read by (rule 3.9). */
export const TREE_LEVELS = ['programme', 'section', 'chapter', 'nature', 'line'] as const;

export class BudgetTreeRowDto {
  @ChoiceField(TREE_LEVELS) level!: (typeof TREE_LEVELS)[number];
  @TextField({ description: 'Stands once in the tree' }) key!: string;
  @TextField({ description: 'A name in the reader’s language, an account number, or a line’s title' }) label!: string;
  @TextField({ optional: true, description: 'Of a line: its function' }) function!: string | null;
  @IdField({ optional: true, description: 'Of a line; null on a subtotal' }) lineId!: string | null;
  @CentsField({ min: BELOW_ZERO, description: 'The vote alone' }) initialCents!: bigint;
  @CentsField({ min: BELOW_ZERO, description: 'All that came after the vote: modified total less the vote' })
  changedCents!: bigint;
  @CentsField({ description: 'Accrued, carried over and lapsed at the closing' }) closingCents!: bigint;
  @ObjectField(() => PositionDto) position!: PositionDto;
}

/** A subtotal stands before what it sums; the last sum of all is `total`. */
export class BudgetTreeDto {
  @IntField() year!: number;
  @ListField(() => BudgetTreeRowDto) rows!: BudgetTreeRowDto[];
  @ObjectField(() => BudgetTreeRowDto, { optional: true, description: 'Null where there is no line' })
  total!: BudgetTreeRowDto | null;
}

export class BudgetTreeQuery {
  @IntField({ min: FIRST_YEAR, max: LAST_YEAR }) year!: number;
  @TextField({ optional: true, max: 30, description: 'Code of a programme' }) programme?: string | null;
  @DateField({ optional: true, description: 'Balances at the end of this accounting day; now when left out' }) asOf?:
    string | null;
}
