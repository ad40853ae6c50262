import { definePermission } from '#libs/access';
import { defineActs } from '#libs/kernel';

export const EMERGENCY_STATES = ['open', 'closed'] as const;
export type EmergencyState = (typeof EMERGENCY_STATES)[number];

definePermission({ key: 'emergency.open', roles: ['officer'] });
definePermission({ key: 'emergency.close', roles: ['officer'] });

export const emergencyActs = defineActs<EmergencyState, null>({
  kind: 'emergency',
  states: EMERGENCY_STATES,
  final: ['closed'],
  acts: {
    open: { from: [], to: 'open', permission: 'emergency.open' },
    close: { from: ['open'], to: 'closed', permission: 'emergency.close', irreversible: true },
  },
});
