import { defineActs } from '#libs/kernel';

/** An authority stays open: what nobody needs of it any more lapses (rule 3.11). */
export const authorityActs = defineActs<'open', object>({
  kind: 'authority',
  states: ['open'],
  final: ['open'],
  acts: {
    vote: { from: [], to: 'open', permission: 'authority.vote', needsReason: true },
    plan: { from: ['open'], to: 'same', permission: 'authority.plan' },
    amend: { from: ['open'], to: 'same', permission: 'authority.amend', needsReason: true },
    lapse: { from: ['open'], to: 'same', permission: 'authority.lapse', needsReason: true },
  },
});
