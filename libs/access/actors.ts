import type { Actor, Language } from '#libs/kernel';
import type { Queryable } from '#libs/platform';

/** What the SQL function `actor_facts` answers. */
export interface ActorFacts {
  id: string;
  name: string;
  email: string;
  language: Language;
  grants: { role: string; shell: Shell; scope: string | null; permissions: string[] | null }[];
}

export type Shell = 'portal' | 'office';

export function actorFrom(facts: ActorFacts, requestId?: string): Actor {
  const permissions = new Map<string, Set<string | null>>();
  for (const { scope, permissions: keys } of facts.grants) {
    for (const key of keys ?? []) {
      const scopes = permissions.get(key);
      if (scopes) scopes.add(scope);
      else permissions.set(key, new Set([scope]));
    }
  }
  const { id, name, email, language } = facts;
  return { id, name, email, language, roles: [...new Set(facts.grants.map((g) => g.role))], permissions, requestId };
}

/** People of an organisation work in the portal, everybody else in the office. */
export const shellOf = (facts: ActorFacts): Shell =>
  facts.grants.length > 0 && facts.grants.every((g) => g.shell === 'portal') ? 'portal' : 'office';

/** The ids in which a person holds scoped roles: the organisations they act for. */
export const scopeIdsOf = (facts: ActorFacts): string[] => [
  ...new Set(facts.grants.map((g) => g.scope).filter((scope) => scope !== null)),
];

/** A person as an actor, for jobs and tests; undefined when there is none or the account is closed. */
export async function actorById(q: Queryable, id: string): Promise<Actor | undefined> {
  const row = await q.one<{ facts: ActorFacts | null }>('SELECT actor_facts($1) AS facts', [id]);
  return row?.facts ? actorFrom(row.facts) : undefined;
}

export async function actorByEmail(q: Queryable, email: string): Promise<Actor | undefined> {
  const row = await q.one<{ facts: ActorFacts | null }>('SELECT actor_facts(id) AS facts FROM users WHERE email = $1', [
    email,
  ]);
  return row?.facts ? actorFrom(row.facts) : undefined;
}
