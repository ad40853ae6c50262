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
} from '#libs/platform';
import { DELIBERATION_STATES } from './deliberation.acts.js';

const RESULTS = ['adopted', 'rejected'] as const;

export class VoteDto {
  @IdField() caseId!: string;
  @IntField({ min: 1, description: 'Position of the step that was on the screen' }) step!: number;
  @ChoiceField(RESULTS) result!: 'adopted' | 'rejected';
  @CentsField({ optional: true, min: 1n, description: 'What was voted, when less than was asked' }) adoptedCents?:
    bigint | null;
}

export class RecordDeliberationDto {
  @TextField({ max: 100, description: 'As the council writes it, e.g. 2026 DGRI 29' }) number!: string;
  @TextField({ optional: true, max: 300 }) title?: string | null;
  @DateField({ description: 'Day of the session' }) sessionOn!: string;
  @ListField(() => VoteDto, { max: 200 }) votes!: VoteDto[];
}

export class DateDeliberationDto {
  @DateField() on!: string;
}

export class DeliberationIdDto {
  @IdField() id!: string;
}

export class DeliberationsQueryDto extends ListQuery {
  @ChoiceField(DELIBERATION_STATES, { optional: true }) state?: string | null;
  @IntField({ optional: true, min: 1900, max: 2200, description: 'Year of the session' }) year?: number | null;
}

export class DeliberationItemDto {
  @IdField() id!: string;
  @TextField() number!: string;
  @TextField({ optional: true }) title!: string | null;
  @DateField() sessionOn!: string;
  @ChoiceField(DELIBERATION_STATES) state!: string;
  @TextField() stateLabel!: string;
  @DateField({ optional: true }) transmittedOn!: string | null;
  @DateField({ optional: true }) publishedOn!: string | null;
  @DateField({ optional: true }) notifiedOn!: string | null;
  @DateField({ optional: true, description: 'Transmitted, and published or notified' }) inForceOn!: string | null;
}

export class DeliberationPage extends pageOf(DeliberationItemDto) {}

class NumberPartDto {
  @TextField() directorate!: string;
  @IntField({ optional: true }) number!: number | null;
}

export class VoteResultDto {
  @IdField() caseId!: string;
  @TextField() title!: string;
  @TextField() organisationName!: string;
  @CentsField() amountCents!: bigint;
  @CentsField({ optional: true }) decidedCents!: bigint | null;
  @FlagField() adopted!: boolean;
  @TextField() state!: string;
  @TextField() stateLabel!: string;
}

export class DeliberationDto extends DeliberationItemDto {
  @IntField() version!: number;
  @IntField({ optional: true, description: 'Read out of the number' }) numberYear!: number | null;
  @ListField(() => NumberPartDto) numberParts!: NumberPartDto[];
  @TextField() recordedByName!: string;
  @InstantField() recordedAt!: Date;
  @ListField(() => VoteResultDto) votes!: VoteResultDto[];
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
  @ListField(() => HappeningDto) timeline!: HappeningDto[];
}
