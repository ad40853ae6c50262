import {
  AllowedActDto,
  CentsField,
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListField,
  pageOf,
  TextField,
} from '#libs/platform';
import { EXPORT_FORMATS, type ExportFormat } from './ledger-export.entity.js';

export class RunLedgerExportDto {
  @ChoiceField(EXPORT_FORMATS) format!: ExportFormat;
  @IntField({ optional: true, min: 1900, max: 2200, description: 'Only this fiscal year' }) year?: number | null;
  @TextField({ optional: true, max: 30, description: 'Only the lines of this programme (its code)' }) programme?:
    string | null;
}

const COUNT = { max: Number.MAX_SAFE_INTEGER };

export class LedgerExportDto {
  @IdField() id!: string;
  @ChoiceField(EXPORT_FORMATS) format!: ExportFormat;
  @TextField() formatLabel!: string;
  @IntField({ optional: true }) year!: number | null;
  @TextField({ optional: true }) programmeCode!: string | null;
  @TextField({ optional: true }) programmeName!: string | null;
  @TextField() state!: string;
  @TextField() stateLabel!: string;
  @TextField({ optional: true }) askedByName!: string | null;
  @InstantField() askedAt!: Date;
  @InstantField({ optional: true }) finishedAt!: Date | null;
  @IntField({ optional: true, description: 'Milliseconds from start to end' }) milliseconds!: number | null;
  @InstantField({ optional: true, description: 'When the file goes' }) keptUntil!: Date | null;
  @IntField({ optional: true, ...COUNT, description: 'Entries that match; known once it is begun' }) rowsTotal!:
    bigint | null;
  @IntField({ ...COUNT, description: 'Entries written' }) rowsDone!: bigint;
  @CentsField({ optional: true, max: 10n ** 16n, description: 'The sum of all amounts in the file, in cents' })
  amountCents!: bigint | null;
  @IntField({ optional: true, ...COUNT, description: 'Bytes' }) bytes!: bigint | null;
  @FlagField({ description: 'Its file is there' }) downloadable!: boolean;
  @TextField({ optional: true, max: 500 }) failure!: string | null;
}

export class LedgerExportPage extends pageOf(LedgerExportDto) {
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
}

export class LedgerExportIdDto {
  @IdField() id!: string;
}
