import { defineActs, type Rule } from '#libs/kernel';
import type { CallRow } from './calls.repository.js';

export const CALL_STATES = ['draft', 'open', 'closed'] as const;
export type CallState = (typeof CALL_STATES)[number];

export interface CallFacts {
  call: Pick<CallRow, 'closesAt'>;
  now: Date;
}

const deadlineAhead: Rule<CallFacts> = ({ call, now }) =>
  call.closesAt <= now
    ? { code: 'call.deadline-past', path: 'closesOn', facts: { closesAt: lastMoment(call.closesAt) } }
    : undefined;

/** The last moment that still counts, as people say it: 23:59 rather than 00:00 of the next day (D01). */
export const lastMoment = (closesAt: Date): Date => new Date(closesAt.getTime() - 1);

/** Whether applications may be submitted now: from the opening instant to the closing instant, that one excluded (D01). */
export const accepts = (call: Pick<CallRow, 'state' | 'opensAt' | 'closesAt'>, now: Date): boolean =>
  call.state === 'open' && call.opensAt <= now && now < call.closesAt;

export const callActs = defineActs<CallState, CallFacts>({
  kind: 'call',
  states: CALL_STATES,
  final: ['closed'],
  acts: {
    create: { from: [], to: 'draft', permission: 'call.manage' },
    change: { from: ['draft'], to: 'same', permission: 'call.manage' },
    open: { from: ['draft'], to: 'open', permission: 'call.manage', rules: [deadlineAhead] },
    close: { from: ['open'], to: 'closed', permission: 'call.manage', irreversible: true },
  },
});
