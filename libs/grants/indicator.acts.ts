import { definePermission } from '#libs/access';
import { type ActOffer, type Actor, defineActs, demand, may, offersOf } from '#libs/kernel';

definePermission({ key: 'indicator.read', roles: ['officer', 'reviewer', 'head', 'elected', 'finance', 'admin'] });
definePermission({ key: 'indicator.add', roles: ['finance', 'admin'] });
definePermission({ key: 'indicator.retire', roles: ['finance', 'admin'] });

export const INDICATOR_STATES = ['in-use', 'retired'] as const;
export type IndicatorState = (typeof INDICATOR_STATES)[number];

/** There is no act to rename: old figures would then say something that nobody counted. */
export const indicatorActs = defineActs<IndicatorState, null>({
  kind: 'indicator',
  states: INDICATOR_STATES,
  final: ['retired'],
  acts: {
    add: { from: [], to: 'in-use', permission: 'indicator.add' },
    retire: { from: ['in-use'], to: 'retired', permission: 'indicator.retire', irreversible: true, needsReason: true },
  },
});

const situation = (actor: Actor, state: IndicatorState) => ({ state, can: (p: string) => may(actor, p), facts: null });

export const demandOfIndicator = (actor: Actor, verb: string, state: IndicatorState = 'in-use'): void =>
  demand(indicatorActs, verb, situation(actor, state));

export const indicatorOffers = (actor: Actor, state: IndicatorState): ActOffer[] =>
  offersOf(indicatorActs, situation(actor, state));
