import { defineActs } from '#libs/kernel';
import { type DecidingFacts, yourTurn } from './approval.rules.js';

export const CASE_STATES = ['open', 'approved', 'returned', 'refused', 'in-force'] as const;
export type CaseState = (typeof CASE_STATES)[number];
export type DecisionAct = 'give-opinion' | 'approve' | 'return' | 'refuse' | 'adopt' | 'reject';

/** What moves a case. The SQL function `approval_decide` keeps the same rules; this table tells them before the act. */
export const approvalActs = defineActs<CaseState, DecidingFacts>({
  kind: 'approval',
  states: CASE_STATES,
  final: ['returned', 'refused', 'in-force'],
  acts: {
    // Done by the act of the subject that asks for a decision, which has checked its own permission.
    open: { from: [], to: 'open', permission: 'approval.read' },
    'give-opinion': {
      from: ['open'],
      to: ['open', 'approved'],
      permission: 'approval.opine',
      rules: [yourTurn('opinion')],
      needsReason: true,
    },
    approve: {
      from: ['open'],
      to: ['open', 'approved'],
      permission: 'approval.decide',
      rules: [yourTurn('approval')],
    },
    return: {
      from: ['open'],
      to: 'returned',
      permission: 'approval.decide',
      rules: [yourTurn('approval')],
      needsReason: true,
    },
    refuse: {
      from: ['open'],
      to: 'refused',
      permission: 'approval.decide',
      rules: [yourTurn('approval')],
      needsReason: true,
      irreversible: true,
    },
    adopt: {
      from: ['open'],
      to: ['open', 'approved'],
      permission: 'deliberation.record',
      rules: [yourTurn('vote')],
      irreversible: true,
    },
    reject: {
      from: ['open'],
      to: 'refused',
      permission: 'deliberation.record',
      rules: [yourTurn('vote')],
      irreversible: true,
    },
    'enter-force': { from: ['approved'], to: 'in-force', permission: 'deliberation.record' },
  },
});
