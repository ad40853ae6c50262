import { definePermission } from '#libs/access';
import { type ActOffer, type Actor, defineActs, demand, may, offersOf, type Refusal } from '#libs/kernel';
import { REPEATABLE, TARGETS } from './past-grant.columns.js';
import { IMPORT_STATES, type ImportState } from './past-grant.entity.js';

definePermission({
  key: 'past-grant.read',
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
  ],
});
definePermission({ key: 'past-grant-import.read', roles: ['officer', 'head', 'finance'] });
definePermission({ key: 'past-grant-import.upload', roles: ['officer'] });

export interface ImportFacts {
  mapping: readonly (string | null)[];
  giver: string | null;
  year: number | null;
}

const needsBeneficiary = ({ mapping }: ImportFacts): Refusal | undefined =>
  mapping.includes('beneficiary') ? undefined : { code: 'past-grant-import.no-beneficiary', path: 'mapping' };
const needsAmount = ({ mapping }: ImportFacts): Refusal | undefined =>
  mapping.includes('amount') ? undefined : { code: 'past-grant-import.no-amount', path: 'mapping' };
const needsGiver = ({ mapping, giver }: ImportFacts): Refusal | undefined =>
  giver || mapping.includes('giver') ? undefined : { code: 'past-grant-import.no-giver', path: 'giver' };
const needsYear = ({ mapping, year }: ImportFacts): Refusal | undefined =>
  year || mapping.some((target) => target === 'year' || target === 'date')
    ? undefined
    : { code: 'past-grant-import.no-year', path: 'year' };
const eachOnce = ({ mapping }: ImportFacts): Refusal | undefined => {
  const twice = TARGETS.find(
    (target) => !REPEATABLE.includes(target) && mapping.filter((one) => one === target).length > 1,
  );
  return twice && { code: 'past-grant-import.twice', path: 'mapping', facts: { target: `past-grant.target.${twice}` } };
};

export const importActs = defineActs<ImportState, ImportFacts>({
  kind: 'past-grant-import',
  states: IMPORT_STATES,
  final: ['applied', 'discarded'],
  acts: {
    upload: { from: [], to: 'previewed', permission: 'past-grant-import.upload' },
    map: { from: ['previewed'], to: 'same', permission: 'past-grant-import.upload' },
    apply: {
      from: ['previewed'],
      to: 'applied',
      permission: 'past-grant-import.upload',
      rules: [needsBeneficiary, needsAmount, needsGiver, needsYear, eachOnce],
      irreversible: true,
    },
    discard: { from: ['previewed'], to: 'discarded', permission: 'past-grant-import.upload' },
  },
});

const situation = (actor: Actor, { state, ...facts }: ImportFacts & { state: ImportState }) => ({
  state,
  facts,
  can: (permission: string) => may(actor, permission),
});

export const demandOfImport = (actor: Actor, verb: string, row: ImportFacts & { state: ImportState }): void =>
  demand(importActs, verb, situation(actor, row));

export const importOffers = (actor: Actor, row: ImportFacts & { state: ImportState }): ActOffer[] =>
  offersOf(importActs, situation(actor, row));
