import type { Actor, Language } from '#libs/kernel';
import { allowedActs, type Queryable, words } from '#libs/platform';
import { personOffers } from './person.acts.js';
import type { PersonDto, PersonItemDto } from './person.dto.js';
import { personLike, type PersonRow } from './people.list.js';
import { scopeNames } from './scope-names.js';

export const scopesIn = (rows: PersonRow[]): string[] => [
  ...new Set(rows.flatMap((row) => row.roles.map((held) => held.scope)).filter((scope) => scope !== null)),
];

export function personItem(row: PersonRow, names: Map<string, string>, language: Language): PersonItemDto {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    language: row.language,
    state: row.state,
    stateLabel: words(language, `person.state.${row.state}`),
    roles: row.roles.map(({ role, scope }) => ({
      role,
      label: words(language, `role.${role}`),
      scope,
      scopeName: scope && (names.get(scope) ?? null),
    })),
    seenAt: row.seen_at,
  };
}

export async function personView(q: Queryable, actor: Actor, row: PersonRow, language: Language): Promise<PersonDto> {
  return {
    ...personItem(row, await scopeNames(q, scopesIn([row])), language),
    createdAt: row.created_at,
    allowedActs: allowedActs(personOffers(actor, await personLike(q, actor, row)), language),
  };
}
