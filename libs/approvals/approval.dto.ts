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
import { CASE_STATES } from './approval.acts.js';

const KINDS = ['opinion', 'approval', 'vote'] as const;

export class DecideDto {
  @IntField({
    min: 1,
    description: 'Position of the step that was on the screen: another open step means that somebody was faster',
  })
  step!: number;
  @TextField({ optional: true, max: 2000, description: 'Why; needed to return and to refuse' }) reason?: string | null;
}

export class GiveOpinionDto {
  @IntField({ min: 1, description: 'Position of the step that was on the screen' }) step!: number;
  @FlagField() favourable!: boolean;
  @TextField({ max: 4000 }) reason!: string;
}

export class DecidedDto {
  @IdField() caseId!: string;
  @IdField() decisionId!: string;
  @ChoiceField(CASE_STATES) state!: string;
}

export class CasesQueryDto extends ListQuery {
  @ChoiceField(['me'], { optional: true, description: '`me`: only what the reader can decide now' }) waiting?:
    string | null;
  @ChoiceField(CASE_STATES, { optional: true }) state?: string | null;
  @TextField({ optional: true, description: 'Code of the route' }) route?: string | null;
  @ChoiceField(KINDS, { optional: true, description: 'Open at a step of this kind' }) step?: string | null;
}

export class CaseItemDto {
  @IdField() id!: string;
  @TextField() title!: string;
  @TextField() organisationName!: string;
  @CentsField() amountCents!: bigint;
  @CentsField({ optional: true, description: 'What was agreed, once approved' }) decidedCents!: bigint | null;
  @ChoiceField(CASE_STATES) state!: string;
  @TextField() stateLabel!: string;
  @TextField({ description: 'Name of the route' }) route!: string;
  @IntField({ optional: true, description: 'Position of the open step' }) step!: number | null;
  @ChoiceField(KINDS, { optional: true }) stepKind!: string | null;
  @TextField({ optional: true }) stepLabel!: string | null;
  @InstantField() openedAt!: Date;
  @InstantField() stepOpenedAt!: Date;
  @DateField({ optional: true }) dueOn!: string | null;
  @FlagField() late!: boolean;
}

export class CasePage extends pageOf(CaseItemDto) {}

export class DecisionDto {
  @IdField() id!: string;
  @TextField() act!: string;
  @TextField({ description: 'What was decided, in words' }) text!: string;
  @FlagField({ optional: true }) favourable!: boolean | null;
  @TextField() personName!: string;
  @InstantField() at!: Date;
  @TextField({ optional: true, max: 4000 }) reason!: string | null;
  @IdField({ optional: true }) deliberationId!: string | null;
  @TextField({ optional: true }) deliberationNumber!: string | null;
}

export class StepDto {
  @IntField() position!: number;
  @ChoiceField(KINDS) kind!: string;
  @TextField() label!: string;
  @ChoiceField(['done', 'now', 'next', 'skipped', 'dropped']) state!: string;
  @TextField() stateLabel!: string;
  @IntField({ description: 'How many people must agree' }) quorum!: number;
  @TextsField({ description: 'Who can take it now; of the open step only' }) holders!: string[];
  @ListField(() => DecisionDto) decisions!: DecisionDto[];
}

class LabelledDto {
  @TextField() label!: string;
  @TextField({ max: 5000 }) value!: string;
}

class MoneyDto {
  @TextField() label!: string;
  @CentsField({ min: -1_000_000_000_000n }) cents!: bigint;
}

class LinkDto {
  @TextField() label!: string;
  @TextField() to!: string;
}

export class CaseDto {
  @IdField() id!: string;
  @IntField() version!: number;
  @ChoiceField(CASE_STATES) state!: string;
  @TextField() stateLabel!: string;
  @TextField() route!: string;
  @TextField() subjectKind!: string;
  @IdField() subjectId!: string;
  @TextField() title!: string;
  @TextField({ description: 'Page of the subject' }) link!: string;
  @TextField() organisationName!: string;
  @CentsField() amountCents!: bigint;
  @CentsField({ optional: true }) decidedCents!: bigint | null;
  @ListField(() => LabelledDto, { description: 'What is asked: the first five, then details' }) lines!: LabelledDto[];
  @ListField(() => MoneyDto, { description: 'The budget line and what is left' }) money!: MoneyDto[];
  @ListField(() => LinkDto) links!: LinkDto[];
  @TextsField() preparedBy!: string[];
  @TextField() openedByName!: string;
  @InstantField() openedAt!: Date;
  @InstantField() stepOpenedAt!: Date;
  @IntField({ optional: true, description: 'Position of the open step: send it with a decision' }) step!: number | null;
  @DateField({ optional: true }) dueOn!: string | null;
  @FlagField() late!: boolean;
  @ListField(() => StepDto) steps!: StepDto[];
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
  @ListField(() => HappeningDto) timeline!: HappeningDto[];
}
