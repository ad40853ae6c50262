import {
  AllowedActDto,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListField,
  TextField,
} from '#libs/platform';

/** What a grant promises and reached of one indicator. */
export class GrantIndicatorDto {
  @IdField() indicatorId!: string;
  @TextField() label!: string;
  @TextField() unit!: string;
  @TextField({ max: 1000 }) counting!: string;
  @IntField({ optional: true, description: 'Promised; null when nothing is' }) target!: number | null;
  @TextField({ optional: true, max: 400, description: 'The application’s own words' }) promised!: string | null;
  @IntField({ optional: true, description: 'The total since the project began, by its latest report' }) value!:
    number | null;
  @DateField({ optional: true }) countedOn!: string | null;
  @IntField({ optional: true, description: 'Value against target, in whole percent' }) percent!: number | null;
}

export class PromisedResultDto {
  @TextField() name!: string;
  @TextField() target!: string;
}

export class ReportedResultDto {
  @IdField() id!: string;
  @IdField() indicatorId!: string;
  @TextField() label!: string;
  @TextField() unit!: string;
  @IntField() value!: number;
  @DateField() countedOn!: string;
  @TextField({ max: 300 }) source!: string;
  @TextField({ optional: true, max: 2000, description: 'Why it corrects a former figure' }) reason!: string | null;
  @FlagField({ description: 'Another figure stands in its place' }) corrected!: boolean;
  @TextField({ optional: true }) recordedByName!: string | null;
  @InstantField() recordedAt!: Date;
}

export class GrantResultsDto {
  @ListField(() => GrantIndicatorDto) indicators!: GrantIndicatorDto[];
  @ListField(() => ReportedResultDto, { max: 500, description: 'The latest day first' }) reported!: ReportedResultDto[];
  @ListField(() => PromisedResultDto, { description: 'What the application promises, in its own words' })
  promises!: PromisedResultDto[];
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
}

export class TargetDto {
  @IdField() indicatorId!: string;
  @IntField({ description: 'In the indicator’s unit; 0 takes the promise back' }) target!: number;
  @TextField({ optional: true, max: 400, description: 'The application’s own words' }) promised?: string | null;
}

export class SetTargetsDto {
  @ListField(() => TargetDto, { max: 50 }) targets!: TargetDto[];
  @TextField({ optional: true, max: 2000, description: 'Needed where a target changes' }) reason?: string | null;
}

export class RecordResultDto {
  @IdField() indicatorId!: string;
  @IntField({ description: 'The total since the project began' }) value!: number;
  @DateField({ description: 'The day up to which it counts' }) countedOn!: string;
  @TextField({ max: 300, description: 'The report or document that says so' }) source!: string;
}

export class CorrectResultDto {
  @IdField() resultId!: string;
  @IntField() value!: number;
  @DateField() countedOn!: string;
  @TextField({ max: 300 }) source!: string;
  @TextField({ max: 2000 }) reason!: string;
}
