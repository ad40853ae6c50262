import { type ActOffer, type Actor, defineActs, demand, mayIn, offersOf, type Refusal } from '#libs/kernel';
import { definePermission } from './permissions.js';

definePermission({ key: 'person.read', roles: ['admin', 'ngo-signatory'] });
definePermission({ key: 'person.add', roles: ['admin', 'ngo-signatory'] });
definePermission({ key: 'person.invite', roles: ['admin', 'ngo-signatory'] });
definePermission({ key: 'person.give-role', roles: ['admin', 'ngo-signatory'] });
definePermission({ key: 'person.take-role', roles: ['admin', 'ngo-signatory'] });
definePermission({ key: 'person.close', roles: ['admin'] });

export const PERSON_STATES = ['invited', 'active', 'closed'] as const;
export type PersonState = (typeof PERSON_STATES)[number];

export interface PersonFacts {
  /** The actor is this person. */
  own: boolean;
  /** There is no other administrator. */
  lastAdmin: boolean;
}

const notOneself = ({ own }: PersonFacts): Refusal | undefined => (own ? { code: 'person.oneself' } : undefined);
const notLastAdmin = ({ lastAdmin }: PersonFacts): Refusal | undefined =>
  lastAdmin ? { code: 'person.last-admin' } : undefined;

export const personActs = defineActs<PersonState, PersonFacts>({
  kind: 'person',
  states: PERSON_STATES,
  final: [],
  acts: {
    add: { from: [], to: 'invited', permission: 'person.add' },
    invite: { from: ['invited', 'active'], to: ['invited', 'active'], permission: 'person.invite' },
    'give-role': { from: ['invited', 'active'], to: 'same', permission: 'person.give-role', rules: [notOneself] },
    'take-role': { from: ['invited', 'active'], to: 'same', permission: 'person.take-role', rules: [notOneself] },
    close: {
      from: ['invited', 'active'],
      to: 'closed',
      permission: 'person.close',
      rules: [notOneself, notLastAdmin],
      needsReason: true,
    },
    reopen: { from: ['closed'], to: ['invited', 'active'], permission: 'person.close' },
  },
});

export interface PersonLike extends PersonFacts {
  id: string;
  state: PersonState;
  /** Scopes of the roles that the person holds. */
  scopes: (string | null)[];
}

const situation = (actor: Actor, person: PersonLike, scopes: (string | null)[]) => ({
  state: person.state,
  facts: { own: person.own, lastAdmin: person.lastAdmin },
  can: (permission: string) =>
    mayIn(actor, permission, null) || scopes.some((scope) => mayIn(actor, permission, scope)),
});

/** @param scope where the act counts; wherever the person holds a role when left out */
export const demandOfPerson = (actor: Actor, verb: string, person: PersonLike, scope?: string | null): void =>
  demand(personActs, verb, situation(actor, person, scope === undefined ? person.scopes : [scope]));

export const personOffers = (actor: Actor, person: PersonLike): ActOffer[] =>
  offersOf(personActs, situation(actor, person, person.scopes));
