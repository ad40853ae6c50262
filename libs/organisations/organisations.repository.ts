import { membersIn } from '#libs/access';
import { type Actor, notFound, refuse, scopesOf } from '#libs/kernel';
import { listPage, type Page, type Queryable, searchQuery, type Tx, Where } from '#libs/platform';
import type { AccountState } from './bank-account.entity.js';
import type { OrganisationInput, OrganisationQuery } from './organisation.dto.js';
import type { Kind, State } from './organisation.entity.js';

export interface OrganisationRow {
  id: string;
  kind: Kind;
  name: string;
  acronym: string | null;
  state: State;
  siret: string | null;
  siren: string | null;
  rna: string | null;
  foreign_country: string | null;
  foreign_register: string | null;
  foreign_number: string | null;
  seat_country: string;
  founded_on: string | null;
  street: string | null;
  street2: string | null;
  postcode: string | null;
  town: string | null;
  country: string;
  website: string | null;
  email: string | null;
  phone: string | null;
  name_key: string;
  version: number;
}

const COLUMNS = `o.id, o.kind, o.name, o.acronym, o.state, o.siret, o.siren, o.rna, o.foreign_country, o.foreign_register, o.foreign_number,
  o.seat_country, o.founded_on, o.street, o.street2, o.postcode, o.town, o.country, o.website, o.email, o.phone, o.name_key, o.version`;

/** Any organisation, whoever asks: for other rooms, after their own row check. */
export function organisationById(q: Queryable, id: string): Promise<OrganisationRow | undefined> {
  return q.one<OrganisationRow>(`SELECT ${COLUMNS} FROM organisations o WHERE o.id = $1`, [id]);
}

export async function organisationNames(q: Queryable, ids: string[]): Promise<Map<string, string>> {
  const rows = await q.query<{ id: string; name: string }>(
    'SELECT id, name FROM organisations WHERE id = ANY ($1) ORDER BY name_key',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The members: people who hold a role in this organisation, by name. */
export const membersOf = membersIn;

/** The organisation as this person may see it. @throws 404 for another's and for one that is not there (D21). */
export async function visibleOrganisation(q: Queryable, actor: Actor, id: string): Promise<OrganisationRow> {
  const scopes = scopesOf(actor, 'organisation.read');
  if (scopes !== 'all' && !scopes.includes(id)) notFound();
  return (await organisationById(q, id)) ?? notFound();
}

/** The same, locked until the transaction ends. */
export async function lockOrganisation(tx: Tx, actor: Actor, id: string): Promise<OrganisationRow> {
  await tx.query('SELECT 1 FROM organisations WHERE id = $1 FOR UPDATE', [id]);
  return visibleOrganisation(tx, actor, id);
}

const VALUES: [column: string, key: keyof OrganisationInput][] = [
  ['kind', 'kind'],
  ['name', 'name'],
  ['acronym', 'acronym'],
  ['siret', 'siret'],
  ['rna', 'rna'],
  ['foreign_country', 'foreignCountry'],
  ['foreign_register', 'foreignRegister'],
  ['foreign_number', 'foreignNumber'],
  ['seat_country', 'seatCountry'],
  ['founded_on', 'foundedOn'],
  ['street', 'street'],
  ['street2', 'street2'],
  ['postcode', 'postcode'],
  ['town', 'town'],
  ['country', 'country'],
  ['website', 'website'],
  ['email', 'email'],
  ['phone', 'phone'],
];
const values = (input: OrganisationInput) => VALUES.map(([, key]) => input[key] ?? null);

export async function insertOrganisation(tx: Tx, id: string, input: OrganisationInput): Promise<void> {
  const columns = VALUES.map(([column]) => column).join(', ');
  const places = VALUES.map((_, i) => `$${i + 2}`).join(', ');
  await tx.query(`INSERT INTO organisations (id, ${columns}) VALUES ($1, ${places})`, [id, ...values(input)]);
}

/** @throws 409 `stale` when somebody changed it since this version was read. */
export async function updateOrganisation(tx: Tx, id: string, version: number, input: OrganisationInput): Promise<void> {
  const sets = VALUES.map(([column], i) => `${column} = $${i + 3}`).join(', ');
  const changed = await tx.query(
    `UPDATE organisations SET ${sets}, version = version + 1 WHERE id = $1 AND version = $2 RETURNING id`,
    [id, version, ...values(input)],
  );
  if (changed.length !== 1) refuse('stale', {}, 409);
}

export async function moveOrganisation(tx: Tx, id: string, to: State): Promise<void> {
  await tx.query('UPDATE organisations SET state = $2, version = version + 1 WHERE id = $1', [id, to]);
}

export interface OrganisationItem extends OrganisationRow {
  account_states: AccountState[] | null;
}

const ACCOUNT: Record<string, string> = {
  confirmed: `EXISTS (SELECT 1 FROM bank_accounts b WHERE b.organisation_id = o.id AND b.state = 'confirmed')`,
  waiting: `EXISTS (SELECT 1 FROM bank_accounts b WHERE b.organisation_id = o.id AND b.state = 'entered')`,
  none: `NOT EXISTS (SELECT 1 FROM bank_accounts b WHERE b.organisation_id = o.id AND b.state IN ('entered', 'confirmed'))`,
};

export function listOrganisations<T>(
  q: Queryable,
  actor: Actor,
  query: OrganisationQuery,
  map: (row: OrganisationItem) => T,
): Promise<Page<T>> {
  const where = new Where()
    .when(searchQuery(query.q), `o.search @@ to_tsquery('simple', $?)`)
    .when(query.kind, 'o.kind = $?')
    .when(query.state ?? 'active', 'o.state = $?')
    .when(query.country, 'o.seat_country = $?');
  if (query.account) where.add(ACCOUNT[query.account]!);
  const scopes = scopesOf(actor, 'organisation.read');
  if (scopes !== 'all') where.add('o.id = ANY ($?)', scopes);
  return listPage<OrganisationItem, T>(q, {
    select: `${COLUMNS}, (SELECT array_agg(b.state) FROM bank_accounts b WHERE b.organisation_id = o.id AND b.state IN ('entered', 'confirmed')) AS account_states`,
    from: 'organisations o',
    where,
    sort: {
      name: { column: 'o.name_key' },
      created: { column: 'o.created_at', type: 'timestamptz', descending: true },
    },
    id: 'o.id',
    query,
    map,
  });
}
