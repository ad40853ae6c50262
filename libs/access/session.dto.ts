import {
  ChoiceField,
  EmailField,
  IdField,
  InstantField,
  FlagField,
  ListField,
  TextField,
  TextsField,
} from '#libs/platform';
import type { Language } from '#libs/kernel';
import type { Shell } from './actors.js';
import { MAX_PASSWORD } from './passwords.js';

export class SignInDto {
  @EmailField() email!: string;
  @TextField({ max: MAX_PASSWORD }) password!: string;
}

export class ScopeNameDto {
  @IdField() id!: string;
  @TextField() name!: string;
}

/** The person who is signed in. */
export class SessionDto {
  @IdField() id!: string;
  @TextField() name!: string;
  @EmailField() email!: string;
  @ChoiceField(['fr', 'en']) language!: Language;
  @TextsField() roles!: string[];
  @TextsField({ description: 'Held anywhere; rows may be limited to the organisations' }) permissions!: string[];
  @ChoiceField(['portal', 'office']) shell!: Shell;
  @ListField(() => ScopeNameDto, { description: 'Organisations the person acts for' }) organisations!: ScopeNameDto[];
}

export class OpenSessionDto {
  @IdField() id!: string;
  @InstantField() createdAt!: Date;
  @InstantField() seenAt!: Date;
  @TextField({ optional: true }) address!: string | null;
  @TextField({ optional: true }) agent!: string | null;
  @FlagField({ description: 'This very session' }) current!: boolean;
}

export class OpenSessionsDto {
  @ListField(() => OpenSessionDto) items!: OpenSessionDto[];
}
