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
  ObjectField,
  pageOf,
  TextField,
} from '#libs/platform';
import { BUDGET_ACT_STATES, type BudgetActState } from './budget-act.acts.js';

const BELOW_ZERO = -1_000_000_000_000n;
const YEARS = { min: 2000, max: 2100 };
const KINDS = ['BP', 'DM', 'VIR'] as const;
type Kind = (typeof KINDS)[number];
const SECTIONS = ['operating', 'investment'] as const;
const ACCOUNT = { optional: true, max: 20, pattern: /^[0-9A-Za-z.-]+$/ };

export class BudgetActSideInputDto {
  @IdField({ optional: true, description: 'A line that is there; else all of the following' }) lineId?: string | null;
  @TextField({ optional: true, max: 30, description: 'Code of a programme' }) programmeCode?: string | null;
  @ChoiceField(SECTIONS, { optional: true }) section?: string | null;
  @TextField(ACCOUNT) chapter?: string | null;
  @TextField(ACCOUNT) nature?: string | null;
  @TextField(ACCOUNT) function?: string | null;
  @TextField({ optional: true, max: 60, description: 'The service that manages it' }) service?: string | null;
  @TextField({ optional: true, max: 30, description: 'Code of a funding source; the general budget when left out' })
  fundingSource?: string | null;
  @TextField({ optional: true, max: 200 }) label?: string | null;
  @CentsField({ min: BELOW_ZERO, description: 'What the side receives, or below zero gives' }) amountCents!: bigint;
}

class BudgetActTextDto {
  @TextField({ max: 200 }) title!: string;
  @TextField({ optional: true, max: 2000, description: 'Why; needed before it is adopted' }) reason?: string | null;
  @TextField({
    optional: true,
    max: 500,
    description: 'The revenue that pays an amending vote which does not sum to zero',
  })
  counterpart?: string | null;
  @ListField(() => BudgetActSideInputDto, { max: 200 }) sides!: BudgetActSideInputDto[];
}

export class DraftBudgetActDto extends BudgetActTextDto {
  @ChoiceField(KINDS, { description: 'Vote, amending vote, move between lines' }) kind!: Kind;
  @IntField(YEARS) year!: number;
}

export class ChangeBudgetActDto extends BudgetActTextDto {
  @IntField({ description: 'As it was read' }) version!: number;
}

export class AdoptBudgetActDto {
  @DateField({ description: 'In the act’s year' }) accountingDate!: string;
  @TextField({ max: 200, description: 'The council’s decision or the mayor’s order' }) decision!: string;
}

export class WithdrawBudgetActDto {
  @TextField({ max: 2000 }) reason!: string;
}

export class BudgetActIdDto {
  @IdField() id!: string;
}

export class AdoptedBudgetActDto extends BudgetActIdDto {
  @TextField({ description: '2027 DM 2' }) number!: string;
}

export class BudgetActItemDto {
  @IdField() id!: string;
  @ChoiceField(KINDS) kind!: Kind;
  @TextField() kindLabel!: string;
  @IntField() year!: number;
  @TextField({ optional: true, description: '2027 DM 2; null before it is adopted' }) number!: string | null;
  @TextField() title!: string;
  @ChoiceField(BUDGET_ACT_STATES) state!: BudgetActState;
  @TextField() stateLabel!: string;
  @DateField({ optional: true }) accountingDate!: string | null;
  @IntField() sideCount!: number;
  @CentsField({ description: 'What its sides receive' }) receivedCents!: bigint;
  @CentsField({ description: 'What its sides give' }) givenCents!: bigint;
}

export class BudgetActPage extends pageOf(BudgetActItemDto) {
  @ListField(() => AllowedActDto, { description: 'What the reader may do beside the list' })
  allowedActs!: AllowedActDto[];
}

export class BudgetActQuery extends ListQuery {
  @IntField({ optional: true, ...YEARS }) year?: number | null;
  @ChoiceField(KINDS, { optional: true }) kind?: Kind | null;
  @ChoiceField(BUDGET_ACT_STATES, { optional: true }) state?: BudgetActState | null;
}

export class BudgetActSideDto {
  @IdField({ optional: true }) lineId!: string | null;
  @TextField() programmeCode!: string;
  @TextField() programmeName!: string;
  @TextField() section!: string;
  @TextField() chapter!: string;
  @TextField() nature!: string;
  @TextField() function!: string;
  @TextField({ max: 60 }) service!: string;
  @TextField() fundingSource!: string;
  @TextField() label!: string;
  @CentsField({ min: BELOW_ZERO }) amountCents!: bigint;
  @CentsField({ optional: true, description: 'Voted on the line now; null for a line that the act brings' })
  votedCents!: bigint | null;
  @CentsField({ optional: true }) availableCents!: bigint | null;
}

class TransferRoomDto {
  @CentsField({ description: 'What may move between chapters of the section in the year (rule 3.12)' })
  ceilingCents!: bigint;
  @CentsField() movedCents!: bigint;
  @CentsField({ min: BELOW_ZERO }) leftCents!: bigint;
}

export class BudgetActDocumentDto {
  @IdField() id!: string;
  @TextField() name!: string;
}

export class BudgetActDto extends BudgetActItemDto {
  @TextField({ max: 2000 }) reason!: string;
  @TextField({ optional: true, max: 500 }) counterpart!: string | null;
  @TextField({ optional: true }) decision!: string | null;
  @CentsField({ min: BELOW_ZERO, description: 'The sum of its sides' }) sumCents!: bigint;
  @FlagField({ description: 'Needs the route of approval of rule 3.12' }) betweenChapters!: boolean;
  @ObjectField(() => TransferRoomDto, { optional: true }) room!: TransferRoomDto | null;
  @ObjectField(() => BudgetActDocumentDto, { optional: true }) document!: BudgetActDocumentDto | null;
  @IdField({ optional: true, description: 'The case of approval' }) caseId!: string | null;
  @TextField({ optional: true }) createdByName!: string | null;
  @TextField({ optional: true }) adoptedByName!: string | null;
  @InstantField({ optional: true }) adoptedAt!: Date | null;
  @IntField() version!: number;
  @ListField(() => BudgetActSideDto) sides!: BudgetActSideDto[];
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
  @ListField(() => HappeningDto, { description: 'Newest first' }) timeline!: HappeningDto[];
}
