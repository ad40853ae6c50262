import { COUNTRIES } from '#libs/kernel';
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
import { EMERGENCY_STATES } from './emergency.acts.js';

/** Rule 6.7: type of disaster, year, number, ISO-3 country, and where there is one a region: `EQ-2001-000033-IND`. */
export const GLIDE = /^[A-Z]{2}-\d{4}-\d{6}-[A-Z]{3}(-[A-Z0-9]{1,4})?$/;

export class OpenEmergencyDto {
  @TextField() name!: string;
  @ChoiceField(COUNTRIES) country!: string;
  @DateField() happenedOn!: string;
  @TextField({ optional: true, max: 30, description: 'GLIDE number, e.g. EQ-2001-000033-IND' }) glide?: string | null;
  @TextField({ max: 8000 }) situation!: string;
  @IntField({ optional: true }) peopleAffected?: number | null;
  @TextField({ optional: true, description: 'Who says so, and when' }) peopleSource?: string | null;
  @DateField({ description: 'Last day for applications, Paris time' }) closesOn!: string;
  @CentsField({ min: 1n }) envelopeCents!: bigint;
  @CentsField({ min: 1n, description: 'The most that one organisation may ask, in cents' }) maxCents!: bigint;
}

export class EmergenciesQuery extends ListQuery {
  @ChoiceField(EMERGENCY_STATES, { optional: true }) state?: string | null;
  @ChoiceField(COUNTRIES, { optional: true }) country?: string | null;
  @IdField({ optional: true, description: 'The emergency of this call' }) call?: string | null;
}

export class EmergencyDto {
  @IdField() id!: string;
  @IntField() version!: number;
  @TextField() name!: string;
  @TextField() country!: string;
  @TextField() countryName!: string;
  @DateField() happenedOn!: string;
  @TextField({ optional: true }) glide!: string | null;
  @TextField({ max: 8000 }) situation!: string;
  @IntField({ optional: true }) peopleAffected!: number | null;
  @TextField({ optional: true }) peopleSource!: string | null;
  @ChoiceField(EMERGENCY_STATES) state!: string;
  @TextField() stateLabel!: string;
  @IdField() callId!: string;
  @TextField() callTitle!: string;
  @FlagField({ description: 'Applications may be submitted now' }) accepting!: boolean;
  @InstantField({ description: 'The first instant that is too late' }) closesAt!: Date;
  @CentsField() envelopeCents!: bigint;
  @IntField({ description: 'Applications submitted' }) submitted!: number;
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
}

export class EmergencyPage extends pageOf(EmergencyDto) {}
