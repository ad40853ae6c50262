import { type ActTable, defineActs, type Rule } from '#libs/kernel';

export const GRANT_STATES = [
  'proposed',
  'returned',
  'refused',
  'voted',
  'in-force',
  'signed',
  'closed',
  'abandoned',
] as const;
export type GrantState = (typeof GRANT_STATES)[number];

/** What the beneficiary is not told before the decision. */
export const UNDECIDED: readonly GrantState[] = ['proposed', 'returned'];

export interface GrantFacts {
  /** The agreement was made as a PDF. */
  drawnUp: boolean;
  /** The copy with the beneficiary's signature is there. */
  signedCopy: boolean;
  /** Instalments ordered and not paid. */
  ordered: number;
  /** Instalments neither paid nor cancelled. */
  unsettled: number;
}

const copyNotYetGiven: Rule<GrantFacts> = ({ signedCopy }) => (signedCopy ? { code: 'grant.copy-given' } : undefined);

const agreementDrawnUp: Rule<GrantFacts> = ({ drawnUp }) => (drawnUp ? undefined : { code: 'grant.not-drawn-up' });

const copyGiven: Rule<GrantFacts> = ({ signedCopy }) => (signedCopy ? undefined : { code: 'grant.copy-missing' });

/** An order on its way to the bank cannot be called back here: the accountant pays or rejects it first. */
const nothingOrdered: Rule<GrantFacts> = ({ ordered }) =>
  ordered > 0 ? { code: 'grant.order-open', facts: { count: ordered } } : undefined;

const allSettled: Rule<GrantFacts> = ({ unsettled }) =>
  unsettled > 0 ? { code: 'grant.unsettled', facts: { count: unsettled } } : undefined;

const propose = 'grant.propose';
const tend = 'grant.tend';
/** The decision is the approval's: these acts follow it, and nobody presses them. */
const follow = 'grant.follow';

export const grantActs: ActTable<GrantState, GrantFacts> = defineActs<GrantState, GrantFacts>({
  kind: 'grant',
  states: GRANT_STATES,
  final: ['refused', 'closed', 'abandoned'],
  acts: {
    propose: { from: [], to: 'proposed', permission: propose },
    revise: { from: ['returned'], to: 'proposed', permission: propose },
    return: { from: ['proposed'], to: 'returned', permission: follow },
    refuse: { from: ['proposed'], to: 'refused', permission: follow },
    vote: { from: ['proposed'], to: 'voted', permission: follow },
    'enter-force': { from: ['voted'], to: 'in-force', permission: follow },
    'draw-up': { from: ['in-force'], to: 'same', permission: tend, rules: [copyNotYetGiven] },
    'give-signed': { from: ['in-force'], to: 'same', permission: 'grant.give-signed', rules: [agreementDrawnUp] },
    sign: {
      from: ['in-force'],
      to: 'signed',
      permission: 'grant.sign',
      rules: [agreementDrawnUp, copyGiven],
      irreversible: true,
    },
    'confirm-condition': { from: ['in-force', 'signed'], to: 'same', permission: tend },
    'set-targets': { from: ['proposed', 'returned', 'voted', 'in-force', 'signed'], to: 'same', permission: tend },
    'record-result': {
      from: ['in-force', 'signed', 'closed', 'abandoned'],
      to: 'same',
      permission: 'grant.record-result',
    },
    'correct-result': { from: ['in-force', 'signed', 'closed', 'abandoned'], to: 'same', permission: tend },
    close: { from: ['in-force', 'signed'], to: 'closed', permission: tend, rules: [allSettled], irreversible: true },
    abandon: {
      from: ['returned', 'in-force', 'signed'],
      to: 'abandoned',
      permission: 'grant.abandon',
      rules: [nothingOrdered],
      irreversible: true,
      needsReason: true,
    },
  },
});
