import {
  AllowedActDto,
  ChoiceField,
  IdField,
  InstantField,
  IntField,
  ListField,
  ListQuery,
  pageOf,
  TextField,
} from '#libs/platform';
import { INDICATOR_STATES, type IndicatorState } from './indicator.acts.js';

export class IndicatorQuery extends ListQuery {
  @TextField({ optional: true, max: 30, description: 'Code of a programme' }) programme?: string | null;
  @ChoiceField(INDICATOR_STATES, { optional: true }) state?: IndicatorState | null;
}

export class IndicatorDto {
  @IdField() id!: string;
  @TextField() programmeCode!: string;
  @TextField() programmeName!: string;
  @TextField({ description: 'In the reader’s language, as unit and counting are' }) label!: string;
  @TextField() unit!: string;
  @TextField({ max: 1000, description: 'What is counted, and how' }) counting!: string;
  @IntField({ description: 'Grants that promise or report it' }) grants!: number;
  @ChoiceField(INDICATOR_STATES) state!: IndicatorState;
  @TextField() stateLabel!: string;
  @InstantField({ optional: true }) retiredAt!: Date | null;
  @TextField({ optional: true, max: 2000 }) retiredReason!: string | null;
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
}

export class IndicatorPage extends pageOf(IndicatorDto) {
  @ListField(() => AllowedActDto, { description: 'What the reader may do beside the list' })
  allowedActs!: AllowedActDto[];
}

export class AddIndicatorDto {
  @TextField({ max: 30, description: 'Code of a programme' }) programmeCode!: string;
  @TextField() labelFr!: string;
  @TextField() labelEn!: string;
  @TextField({ max: 60 }) unitFr!: string;
  @TextField({ max: 60 }) unitEn!: string;
  @TextField({ max: 1000, description: 'What is counted, and how' }) countingFr!: string;
  @TextField({ max: 1000 }) countingEn!: string;
}

export class RetireIndicatorDto {
  @TextField({ max: 2000 }) reason!: string;
}

export class IndicatorIdDto {
  @IdField() id!: string;
}
