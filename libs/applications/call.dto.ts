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
} from '#libs/platform';
import { CALL_STATES } from './call.acts.js';
import { CRITERIA, type Criterion } from './review.rules.js';

export class WeightDto {
  @ChoiceField(CRITERIA) key!: Criterion;
  @IntField({ min: 0, max: 100, description: 'Of 100' }) weight!: number;
}

/** What an officer says about a call. Days are days in Paris; the closing day lasts to its last moment (D01). */
export class CreateCallDto {
  @TextField({ max: 40 }) programmeCode!: string;
  @IntField({ min: 2000, max: 2100 }) fiscalYear!: number;
  @TextField() title!: string;
  @TextField({ max: 8000 }) eligibilityFr!: string;
  @TextField({ max: 8000 }) eligibilityEn!: string;
  @DateField() opensOn!: string;
  @DateField() closesOn!: string;
  @CentsField({ min: 1n }) envelopeCents!: bigint;
  @CentsField({ min: 1n, description: 'The least that may be asked, in cents' }) minCents!: bigint;
  @CentsField({ min: 1n, description: 'The most that may be asked, in cents' }) maxCents!: bigint;
  @IntField({
    optional: true,
    min: 1,
    max: 100,
    description: 'Most that the grant may be of the cash total, in percent',
  })
  shareCapPercent?: number | null;
  @ChoiceField(['full', 'short']) form!: 'full' | 'short';
  @ListField(() => WeightDto, {
    optional: true,
    max: 5,
    description: 'Weights of the criteria; the usual ones when left out',
  })
  criteria?: WeightDto[] | null;
}

export class ChangeCallDto extends CreateCallDto {
  @IntField({ min: 1 }) version!: number;
}

export class CallsQuery extends ListQuery {
  @ChoiceField(CALL_STATES, { optional: true }) state?: string | null;
  @TextField({ optional: true, max: 40 }) programme?: string | null;
  @IntField({ optional: true }) year?: number | null;
}

/** A call as anybody may read it. */
export class CallItemDto {
  @IdField() id!: string;
  @TextField() title!: string;
  @TextField() programmeCode!: string;
  @IntField() fiscalYear!: number;
  @ChoiceField(CALL_STATES) state!: string;
  @TextField() stateLabel!: string;
  @FlagField({ description: 'Applications may be submitted now' }) accepting!: boolean;
  @InstantField() opensAt!: Date;
  @InstantField({ description: 'The first instant that is too late' }) closesAt!: Date;
  @DateField({ description: 'The last day, Paris time, until its last moment' }) closesOn!: string;
  @CentsField() envelopeCents!: bigint;
  @CentsField() minCents!: bigint;
  @CentsField() maxCents!: bigint;
  @IntField({ optional: true }) shareCapPercent!: number | null;
  @ChoiceField(['full', 'short']) form!: string;
}

export class CallPage extends pageOf(CallItemDto) {}

export class CallDto extends CallItemDto {
  @IntField() version!: number;
  @DateField() opensOn!: string;
  @TextField({ max: 8000, description: 'In the reader’s language' }) eligibility!: string;
  @TextField({ max: 8000 }) eligibilityFr!: string;
  @TextField({ max: 8000 }) eligibilityEn!: string;
  @TextField() routeCode!: string;
  @ListField(() => WeightDto) criteria!: WeightDto[];
  @IntField({ optional: true, description: 'Applications submitted; for the office only' }) submitted!: number | null;
  @CentsField({ optional: true, description: 'Recommended or granted so far; for the office only' }) recommendedCents!:
    bigint | null;
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
}
