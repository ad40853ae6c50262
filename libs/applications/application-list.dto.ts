import {
  CentsField,
  ChoiceField,
  ChoicesField,
  IdField,
  InstantField,
  IntField,
  ListQuery,
  pageOf,
  TextField,
  TextsField,
} from '#libs/platform';
import { APPLICATION_STATES } from './application.acts.js';
import { COUNTRIES } from '#libs/kernel';

export class ApplicationsQuery extends ListQuery {
  @IdField({ optional: true }) call?: string | null;
  @ChoicesField(APPLICATION_STATES, { optional: true, description: 'One or more' }) state?: string[] | null;
  @TextField({ optional: true, max: 40 }) programme?: string | null;
  @IntField({ optional: true }) year?: number | null;
  @ChoiceField(COUNTRIES, { optional: true }) country?: string | null;
  @IdField({ optional: true }) organisation?: string | null;
  @ChoiceField(['me'], { optional: true, description: '`me`: those that wait for my review' }) assigned?: string | null;
}

export class ApplicationItemDto {
  @IdField() id!: string;
  @TextField() title!: string;
  @TextField({ optional: true }) receiptNumber!: string | null;
  @IdField() organisationId!: string;
  @TextField() organisationName!: string;
  @IdField() callId!: string;
  @TextField() callTitle!: string;
  @TextField() programmeCode!: string;
  @InstantField({ description: 'When the call closes' }) closesAt!: Date;
  @TextsField({ description: 'ISO 3166-1 alpha-2' }) countries!: string[];
  @ChoiceField(APPLICATION_STATES) state!: string;
  @TextField() stateLabel!: string;
  @InstantField({ description: 'Since when it is in this state' }) movedAt!: Date;
  @InstantField({ optional: true }) submittedAt!: Date | null;
  @CentsField() askedCents!: bigint;
  @CentsField({ optional: true, description: 'For the office only' }) recommendedCents!: bigint | null;
  @IntField({ optional: true, description: 'Of 100 points, in hundredths; for the office only' }) scoreHundredths!:
    number | null;
}

export class ApplicationPage extends pageOf(ApplicationItemDto) {
  @CentsField({ description: 'Asked for by all that match the filter' }) askedCents!: bigint;
}
