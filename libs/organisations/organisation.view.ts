import { namesOf } from '#libs/access';
import { type ActOffer, type Actor, type Language, mayIn } from '#libs/kernel';
import { allowedActs, type Queryable, words } from '#libs/platform';
import { accountOffers } from './bank-account.acts.js';
import { accountsOf, type BankAccountRow } from './bank-accounts.repository.js';
import { spacedIban } from './identifiers.js';
import { organisationOffers } from './organisation.acts.js';
import {
  type BankAccountDto,
  countryName,
  type MemberDto,
  type OrganisationDto,
  type OrganisationItemDto,
} from './organisation.dto.js';
import { membersOf, type OrganisationItem, type OrganisationRow } from './organisations.repository.js';

const labels = (row: OrganisationRow, language: Language) => ({
  kindLabel: words(language, `organisation.kind.${row.kind}`),
  stateLabel: words(language, `organisation.state.${row.state}`),
});

export const itemView =
  (language: Language) =>
  (row: OrganisationItem): OrganisationItemDto => ({
    id: row.id,
    name: row.name,
    acronym: row.acronym,
    kind: row.kind,
    state: row.state,
    ...labels(row, language),
    identity: row.siret ?? row.rna ?? row.foreign_number,
    town: row.town,
    countryName: countryName(row.country, language),
    payable: row.account_states?.includes('confirmed') ?? false,
    accountWaits: row.account_states?.includes('entered') ?? false,
  });

export async function organisationView(
  q: Queryable,
  actor: Actor,
  row: OrganisationRow,
  language: Language,
): Promise<OrganisationDto> {
  return {
    ...factsOf(row),
    ...labels(row, language),
    seatCountryName: countryName(row.seat_country, language),
    countryName: countryName(row.country, language),
    members: await memberViews(q, row.id, language),
    bankAccounts: mayIn(actor, 'bank-account.read', row.id) ? await accountViews(q, actor, row.id, language) : [],
    allowedActs: allowedActs([...organisationOffers(actor, row), ...beginnings(actor, row)], language),
  };
}

const factsOf = (row: OrganisationRow) => ({
  id: row.id,
  version: row.version,
  kind: row.kind,
  name: row.name,
  acronym: row.acronym,
  siret: row.siret,
  rna: row.rna,
  foreignCountry: row.foreign_country,
  foreignRegister: row.foreign_register,
  foreignNumber: row.foreign_number,
  seatCountry: row.seat_country,
  foundedOn: row.founded_on,
  street: row.street,
  street2: row.street2,
  postcode: row.postcode,
  town: row.town,
  country: row.country,
  website: row.website,
  email: row.email,
  phone: row.phone,
  state: row.state,
});

async function memberViews(q: Queryable, id: string, language: Language): Promise<MemberDto[]> {
  const members = await membersOf(q, id);
  return members
    .filter((member) => !member.disabled)
    .map(({ id: personId, name, email, roles, invited }) => {
      const roleLabels = roles.map((role) => words(language, `role.${role}`));
      return { id: personId, name, email, roles, roleLabels, invited };
    });
}

/** What one may begin here: these acts create another record, so they are not in the organisation's own table. */
function beginnings(actor: Actor, row: OrganisationRow): ActOffer[] {
  const open = row.state === 'active';
  return ['bank-account.enter', 'person.add']
    .filter((act) => mayIn(actor, act, row.id))
    .map((act) => ({
      act,
      allowed: open,
      reasons: open ? [] : [{ code: 'organisation.archived' }],
      irreversible: false,
      needsReason: false,
    }));
}

async function accountViews(q: Queryable, actor: Actor, id: string, language: Language): Promise<BankAccountDto[]> {
  const rows = await accountsOf(q, id);
  const names = await namesOf(
    q,
    rows.flatMap((row) => [row.entered_by, row.confirmed_by]),
  );
  return rows.map((row) => accountView(actor, row, names, language));
}

function accountView(
  actor: Actor,
  row: BankAccountRow,
  names: Map<string, string>,
  language: Language,
): BankAccountDto {
  return {
    id: row.id,
    iban: spacedIban(row.iban),
    bic: row.bic,
    holder: row.holder,
    state: row.state,
    stateLabel: words(language, `bank-account.state.${row.state}`),
    enteredByName: names.get(row.entered_by) ?? '',
    enteredAt: row.entered_at,
    confirmedByName: row.confirmed_by && (names.get(row.confirmed_by) ?? ''),
    confirmedAt: row.confirmed_at,
    reason: row.reason,
    allowedActs: allowedActs(accountOffers(actor, row), language),
  };
}
