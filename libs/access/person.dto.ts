import type { Language } from '#libs/kernel';
import {
  AllowedActDto,
  ChoiceField,
  EmailField,
  FlagField,
  IdField,
  InstantField,
  ListField,
  ListQuery,
  pageOf,
  TextField,
  TextsField,
} from '#libs/platform';
import { MAX_PASSWORD, MIN_PASSWORD } from './passwords.js';
import { PERSON_STATES, type PersonState } from './person.acts.js';
import { type RoleKey, ROLES } from './permissions.js';

const LANGUAGES = ['fr', 'en'] as const;

export class RoleInput {
  @ChoiceField(ROLES) role!: RoleKey;
  @IdField({ optional: true, description: 'The organisation, for the roles that are held in one' }) scope!:
    string | null;
}

export class PersonInput extends RoleInput {
  @TextField({ max: 120 }) name!: string;
  @EmailField() email!: string;
  @ChoiceField(LANGUAGES) language!: Language;
}

export class CloseInput {
  @TextField({ min: 3, max: 1000 }) reason!: string;
}

export class AcceptInput {
  @TextField({ min: MIN_PASSWORD, max: MAX_PASSWORD }) password!: string;
}

export class InvitationDto {
  @TextField() name!: string;
  @EmailField() email!: string;
  @ChoiceField(LANGUAGES) language!: Language;
}

export class HeldRoleDto {
  @ChoiceField(ROLES) role!: RoleKey;
  @TextField() label!: string;
  @IdField({ optional: true }) scope!: string | null;
  @TextField({ optional: true, description: 'The organisation’s name' }) scopeName!: string | null;
}

export class PersonItemDto {
  @IdField() id!: string;
  @TextField() name!: string;
  @EmailField() email!: string;
  @ChoiceField(LANGUAGES) language!: Language;
  @ChoiceField(PERSON_STATES) state!: PersonState;
  @TextField() stateLabel!: string;
  @ListField(() => HeldRoleDto) roles!: HeldRoleDto[];
  @InstantField({ optional: true, description: 'Last seen in a session that is still open' }) seenAt!: Date | null;
}
export class PersonPage extends pageOf(PersonItemDto) {}

export class PersonDto extends PersonItemDto {
  @InstantField() createdAt!: Date;
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
}

export class PersonQuery extends ListQuery {
  @ChoiceField(ROLES, { optional: true }) role?: RoleKey | null;
  @ChoiceField(PERSON_STATES, { optional: true }) state?: PersonState | null;
  @IdField({ optional: true }) scope?: string | null;
}

export class RoleDto {
  @ChoiceField(ROLES) key!: RoleKey;
  @TextField() label!: string;
  @ChoiceField(['portal', 'office']) shell!: string;
  @FlagField({ description: 'Held for one organisation' }) scoped!: boolean;
  @TextsField({ description: 'What it permits, in words' }) permissions!: string[];
}

export class ProfileInput {
  @TextField({ max: 120 }) name!: string;
  @ChoiceField(LANGUAGES) language!: Language;
}

export class PasswordInput {
  @TextField({ max: MAX_PASSWORD }) current!: string;
  @TextField({ min: MIN_PASSWORD, max: MAX_PASSWORD }) password!: string;
}
