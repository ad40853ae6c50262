import {
  AllowedActDto,
  CentsField,
  ChoiceField,
  DateField,
  IdField,
  InstantField,
  IntField,
  ListField,
  ListQuery,
  pageOf,
  TextField,
  TextsField,
} from '#libs/platform';
import { IMPORT_STATES, type ImportState, type Verdict, VERDICTS } from './past-grant.entity.js';
import { TARGETS } from './past-grant.columns.js';

export class PastGrantDto {
  @IdField() id!: string;
  @IntField() year!: number;
  @DateField({ optional: true }) decidedOn!: string | null;
  @TextField({ max: 500 }) giver!: string;
  @TextField({ optional: true, max: 2000 }) purpose!: string | null;
  @ChoiceField(['granted', 'refused']) outcome!: 'granted' | 'refused';
  @TextField() outcomeLabel!: string;
  @CentsField({ optional: true }) askedCents!: bigint | null;
  @CentsField() amountCents!: bigint;
  @TextField({ max: 500, description: 'As the file wrote it' }) beneficiary!: string;
  @ChoiceField(['number', 'name'], { description: 'By what it was found to be the same organisation' })
  matchedBy!: string;
}

export class YearTotalDto {
  @IntField() year!: number;
  @CentsField() amountCents!: bigint;
  @IntField() count!: number;
}

export class PastGrantsDto {
  @ListField(() => PastGrantDto, { description: 'Newest first, at most 200' }) items!: PastGrantDto[];
  @ListField(() => YearTotalDto, { description: 'Granted, by year, newest first' }) years!: YearTotalDto[];
}

export class MappingInput {
  @TextsField({ description: 'The meaning of each column in order; empty text leaves a column out' })
  mapping!: string[];
  @TextField({ optional: true, description: 'Who gave, where no column says so' }) giver!: string | null;
  @IntField({ optional: true, min: 1950, max: 2100, description: 'The year, where no column says so' }) year!:
    number | null;
  @IntField({ min: 1 }) version!: number;
}

export class ColumnDto {
  @TextField({ max: 500 }) heading!: string;
  @ChoiceField(TARGETS, { optional: true }) target!: string | null;
  @TextsField({ length: 1000, description: 'What stands in the first rows' }) samples!: string[];
}

export class TargetDto {
  @ChoiceField(TARGETS) value!: string;
  @TextField() label!: string;
}

export class ImportItemDto {
  @IdField() id!: string;
  @TextField() fileName!: string;
  @ChoiceField(IMPORT_STATES) state!: ImportState;
  @TextField() stateLabel!: string;
  @TextField() createdByName!: string;
  @InstantField() createdAt!: Date;
  @InstantField({ optional: true }) appliedAt!: Date | null;
  @IntField({ description: 'Rows as they stood' }) taken!: number;
  @IntField({ description: 'Rows mended and taken' }) mended!: number;
  @IntField() refused!: number;
  @IntField({ description: 'Rows that were there already' }) known!: number;
}
export class ImportPage extends pageOf(ImportItemDto) {}

export class ImportDto extends ImportItemDto {
  @IntField() version!: number;
  @TextField() encoding!: string;
  @TextField() separator!: string;
  @TextField({ optional: true }) giver!: string | null;
  @IntField({ optional: true }) year!: number | null;
  @ListField(() => ColumnDto) columns!: ColumnDto[];
  @ListField(() => TargetDto) targets!: TargetDto[];
  @InstantField({ optional: true, description: 'The very same file was taken before' }) sameFileAppliedAt!: Date | null;
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
}

export class ImportRowDto {
  @IntField({ description: 'Line of the file' }) line!: number;
  @ChoiceField(VERDICTS) verdict!: Verdict;
  @TextField() verdictLabel!: string;
  @TextField({ optional: true, max: 500 }) beneficiary!: string | null;
  @IntField({ optional: true }) year!: number | null;
  @CentsField({ optional: true }) amountCents!: bigint | null;
  @TextsField({ length: 1000, description: 'What was mended, or why it was refused' }) notes!: string[];
}

export class ImportRowsDto {
  @ListField(() => ImportRowDto) items!: ImportRowDto[];
  @IntField() total!: number;
  @IntField({ optional: true, description: 'Give as `from` for the next rows' }) nextLine!: number | null;
}

export class ImportRowsQuery {
  @ChoiceField(VERDICTS, { optional: true }) verdict?: Verdict | null;
  @IntField({ optional: true, description: 'First line of the file to show' }) from?: number | null;
}

export class ImportQuery extends ListQuery {}
