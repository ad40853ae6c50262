import { type Language } from '#libs/kernel';
import {
  AllowedActDto,
  ChoiceField,
  DateField,
  EmailField,
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
import { type Kind, KINDS, type State, STATES } from './organisation.entity.js';

const COUNTRY = /^[A-Z]{2}$/;
const WEBSITE = /^https?:\/\/[^\s/$.?#].[^\s]*$/i;

/** Everything that people say of an organisation. */
export class OrganisationInput {
  @ChoiceField(KINDS) kind!: Kind;
  @TextField({ max: 200 }) name!: string;
  @TextField({ optional: true, max: 30 }) acronym!: string | null;
  @TextField({ optional: true, max: 30, description: '14 digits; spaces are allowed' }) siret!: string | null;
  @TextField({ optional: true, max: 20, description: 'W and nine more' }) rna!: string | null;
  @TextField({ optional: true, pattern: COUNTRY, description: 'Country of the foreign register' }) foreignCountry!:
    string | null;
  @TextField({ optional: true, max: 100, description: 'Register abroad, or LEI, IATI' }) foreignRegister!:
    string | null;
  @TextField({ optional: true, max: 60 }) foreignNumber!: string | null;
  @TextField({ pattern: COUNTRY, description: 'ISO 3166-1, where the seat is' }) seatCountry!: string;
  @DateField({ optional: true }) foundedOn!: string | null;
  @TextField({ optional: true, max: 70 }) street!: string | null;
  @TextField({ optional: true, max: 70 }) street2!: string | null;
  @TextField({ optional: true, max: 16 }) postcode!: string | null;
  @TextField({ optional: true, max: 70 }) town!: string | null;
  @TextField({ pattern: COUNTRY }) country!: string;
  @TextField({ optional: true, max: 200, pattern: WEBSITE }) website!: string | null;
  @EmailField({ optional: true }) email!: string | null;
  @TextField({ optional: true, max: 40 }) phone!: string | null;
}

export class OrganisationChange extends OrganisationInput {
  @IntField({ min: 1, description: 'The version that was read; another one in between is refused' }) version!: number;
}

export class WithReason {
  @TextField({ min: 3, max: 1000 }) reason!: string;
}

export class BankAccountInput {
  @TextField({ max: 60 }) iban!: string;
  @TextField({ max: 20 }) bic!: string;
  @TextField({ optional: true, max: 140, description: 'As the bank knows it; the organisation’s name when left out' })
  holder!: string | null;
}

export class MemberDto {
  @IdField() id!: string;
  @TextField() name!: string;
  @EmailField() email!: string;
  @TextsField() roles!: string[];
  @TextsField() roleLabels!: string[];
  @FlagField({ description: 'Has not chosen a password yet' }) invited!: boolean;
}

export class BankAccountDto {
  @IdField() id!: string;
  @TextField({ description: 'In groups of four' }) iban!: string;
  @TextField() bic!: string;
  @TextField() holder!: string;
  @TextField() state!: string;
  @TextField() stateLabel!: string;
  @TextField() enteredByName!: string;
  @InstantField() enteredAt!: Date;
  @TextField({ optional: true }) confirmedByName!: string | null;
  @InstantField({ optional: true }) confirmedAt!: Date | null;
  @TextField({ optional: true, max: 1000 }) reason!: string | null;
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
}

export class OrganisationItemDto {
  @IdField() id!: string;
  @TextField() name!: string;
  @TextField({ optional: true }) acronym!: string | null;
  @ChoiceField(KINDS) kind!: Kind;
  @TextField() kindLabel!: string;
  @ChoiceField(STATES) state!: State;
  @TextField() stateLabel!: string;
  @TextField({ optional: true, description: 'SIRET, RNA or foreign number' }) identity!: string | null;
  @TextField({ optional: true }) town!: string | null;
  @TextField() countryName!: string;
  @FlagField({ description: 'Money can be sent: a bank account is confirmed' }) payable!: boolean;
  @FlagField({ description: 'A bank account waits for a second person' }) accountWaits!: boolean;
}
export class OrganisationPage extends pageOf(OrganisationItemDto) {}

export class OrganisationDto extends OrganisationInput {
  @IdField() id!: string;
  @IntField() version!: number;
  @TextField() kindLabel!: string;
  @ChoiceField(STATES) state!: State;
  @TextField() stateLabel!: string;
  @TextField() seatCountryName!: string;
  @TextField() countryName!: string;
  @ListField(() => MemberDto) members!: MemberDto[];
  @ListField(() => BankAccountDto, { description: 'Newest first; empty for who may not read them' })
  bankAccounts!: BankAccountDto[];
  @ListField(() => AllowedActDto) allowedActs!: AllowedActDto[];
}

export class OrganisationQuery extends ListQuery {
  @ChoiceField(KINDS, { optional: true }) kind?: Kind | null;
  @ChoiceField(STATES, { optional: true }) state?: State | null;
  @TextField({ optional: true, pattern: COUNTRY }) country?: string | null;
  @ChoiceField(['confirmed', 'waiting', 'none'], { optional: true }) account?: string | null;
}

/** `Burkina Faso` for `BF`, in the reader's language. */
export const countryName = (code: string, language: Language): string => {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
};
