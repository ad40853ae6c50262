import { definePermission } from '#libs/access';
import { type ActOffer, type Actor, defineActs, demand, mayIn, offersOf } from '#libs/kernel';
import { type State, STATES } from './organisation.entity.js';

definePermission({
  key: 'organisation.read',
  roles: [
    'ngo-editor',
    'ngo-signatory',
    'officer',
    'reviewer',
    'head',
    'elected',
    'secretary',
    'finance',
    'accountant',
    'admin',
  ],
});
definePermission({ key: 'organisation.register', roles: ['officer'] });
definePermission({ key: 'organisation.change', roles: ['officer', 'ngo-signatory', 'ngo-editor'] });
definePermission({ key: 'organisation.archive', roles: ['officer', 'head'] });

export const organisationActs = defineActs<State, null>({
  kind: 'organisation',
  states: STATES,
  final: [],
  acts: {
    register: { from: [], to: 'active', permission: 'organisation.register' },
    change: { from: ['active'], to: 'same', permission: 'organisation.change' },
    archive: { from: ['active'], to: 'archived', permission: 'organisation.archive', needsReason: true },
    restore: { from: ['archived'], to: 'active', permission: 'organisation.archive' },
  },
});

const situation = (actor: Actor, id: string, state: State) => ({
  state,
  facts: null,
  can: (permission: string) => mayIn(actor, permission, id),
});

export const demandOfOrganisation = (actor: Actor, verb: string, row: { id: string; state: State }): void =>
  demand(organisationActs, verb, situation(actor, row.id, row.state));

export const organisationOffers = (actor: Actor, row: { id: string; state: State }): ActOffer[] =>
  offersOf(organisationActs, situation(actor, row.id, row.state));
