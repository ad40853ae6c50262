import { definePermission } from '#libs/access';
import { type ActOffer, type Actor, defineActs, demand, mayIn, offersOf } from '#libs/kernel';
import { ACCOUNT_STATES, type AccountState } from './bank-account.entity.js';

definePermission({
  key: 'bank-account.read',
  roles: ['ngo-editor', 'ngo-signatory', 'officer', 'head', 'finance', 'accountant'],
});
definePermission({ key: 'bank-account.enter', roles: ['ngo-signatory', 'officer'] });
definePermission({ key: 'bank-account.confirm', roles: ['officer', 'finance', 'accountant'] });
definePermission({ key: 'bank-account.withdraw', roles: ['ngo-signatory', 'officer', 'finance', 'accountant'] });

export interface AccountFacts {
  actorId: string;
  enteredBy: string;
}

/** Money is lost when one person can send it to an account of their own choice: two persons look at each number. */
const secondPerson = ({ actorId, enteredBy }: AccountFacts) =>
  actorId === enteredBy ? { code: 'bank-account.own-entry' } : undefined;

export const bankAccountActs = defineActs<AccountState, AccountFacts>({
  kind: 'bank-account',
  states: ACCOUNT_STATES,
  final: ['refused', 'withdrawn'],
  acts: {
    enter: { from: [], to: 'entered', permission: 'bank-account.enter' },
    confirm: { from: ['entered'], to: 'confirmed', permission: 'bank-account.confirm', rules: [secondPerson] },
    refuse: { from: ['entered'], to: 'refused', permission: 'bank-account.confirm', needsReason: true },
    withdraw: {
      from: ['entered', 'confirmed'],
      to: 'withdrawn',
      permission: 'bank-account.withdraw',
      needsReason: true,
      irreversible: true,
    },
  },
});

interface AccountLike {
  organisation_id: string;
  state: AccountState;
  entered_by: string;
}

const situation = (actor: Actor, row: AccountLike) => ({
  state: row.state,
  facts: { actorId: actor.id, enteredBy: row.entered_by },
  can: (permission: string) => mayIn(actor, permission, row.organisation_id),
});

export const demandOfAccount = (actor: Actor, verb: string, row: AccountLike): void =>
  demand(bankAccountActs, verb, situation(actor, row));

export const accountOffers = (actor: Actor, row: AccountLike): ActOffer[] =>
  offersOf(bankAccountActs, situation(actor, row));
