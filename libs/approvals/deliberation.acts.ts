import { defineActs, type LocalDate, type Refusal, type Rule } from '#libs/kernel';

export const DELIBERATION_STATES = ['recorded', 'in-force'] as const;
export type DeliberationState = (typeof DELIBERATION_STATES)[number];

/** The days that a deliberation's road knows; each is entered by the act of the same name. */
export interface DatingFacts {
  sessionOn: LocalDate;
  today: LocalDate;
  /** The day to be entered; absent when only asking what is allowed. */
  on?: LocalDate;
  /** Already entered, and the deliberation is in force: it stays. */
  fixed?: LocalDate | null;
}

const notBeforeSession: Rule<DatingFacts> = ({ on, sessionOn }): Refusal | undefined =>
  on && on < sessionOn ? { code: 'deliberation.before-session', path: 'on', facts: { sessionOn } } : undefined;

const notInFuture: Rule<DatingFacts> = ({ on, today }): Refusal | undefined =>
  on && on > today ? { code: 'deliberation.in-future', path: 'on', facts: { today } } : undefined;

const notFixed: Rule<DatingFacts> = ({ fixed }): Refusal | undefined =>
  fixed ? { code: 'deliberation.date-fixed', path: 'on', facts: { fixed } } : undefined;

const rules = [notBeforeSession, notInFuture, notFixed];
const permission = 'deliberation.record';

/** Recorded after the vote; in force once transmitted AND published or notified (L2131-1, rule 1.15). */
export const deliberationActs = defineActs<DeliberationState, DatingFacts>({
  kind: 'deliberation',
  states: DELIBERATION_STATES,
  final: ['in-force'],
  acts: {
    record: { from: [], to: 'recorded', permission, irreversible: true },
    transmit: { from: ['recorded'], to: ['recorded', 'in-force'], permission, rules },
    publish: { from: ['recorded', 'in-force'], to: ['recorded', 'in-force'], permission, rules },
    notify: { from: ['recorded', 'in-force'], to: ['recorded', 'in-force'], permission, rules },
  },
});
