import type { Language } from './money.js';

/** Who acts. A scope is an id (an organisation's, say) that only its own room interprets. */
export interface Actor {
  id: string;
  name: string;
  email: string;
  language: Language;
  roles: string[];
  /** Permission to the scopes in which it is held; `null` stands for everywhere. */
  permissions: ReadonlyMap<string, ReadonlySet<string | null>>;
  requestId?: string;
}

/** Held anywhere at all: opens the route. */
export const may = (actor: Actor, permission: string): boolean => actor.permissions.has(permission);

/** Held for this scope, or everywhere: decides about the row. */
export function mayIn(actor: Actor, permission: string, scope: string | null): boolean {
  const scopes = actor.permissions.get(permission);
  return scopes !== undefined && (scopes.has(null) || scopes.has(scope));
}

/** `'all'`, or the ids in which the permission is held: the row filter of a list. */
export function scopesOf(actor: Actor, permission: string): 'all' | string[] {
  const scopes = actor.permissions.get(permission) ?? new Set<string | null>();
  return scopes.has(null) ? 'all' : [...scopes].filter((s): s is string => s !== null);
}

/** The house itself, for jobs and imports. It holds no permission: what it does, the job's own code has decided. */
export const HOUSE: Actor = {
  id: '00000000-0000-7000-8000-000000000000',
  name: 'aid-office',
  email: '',
  language: 'fr',
  roles: [],
  permissions: new Map(),
};
