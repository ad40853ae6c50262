import { definePermission } from '#libs/access';

const office = ['officer', 'reviewer', 'head', 'elected', 'secretary', 'finance', 'admin'] as const;

definePermission({ key: 'approval.read', roles: office });
definePermission({ key: 'deliberation.read', roles: [...office, 'accountant'] });
definePermission({ key: 'approval.opine', roles: ['officer'] });
/** Opens the routes to approve, return and refuse; the step's own permission decides about the case. */
definePermission({ key: 'approval.decide', roles: ['head', 'elected'] });
definePermission({ key: 'approval.approve-unit', roles: ['head'] });
definePermission({ key: 'approval.approve-elected', roles: ['elected'] });
definePermission({ key: 'deliberation.record', roles: ['secretary'] });
