import { definePermission } from '#libs/access';

definePermission({ key: 'report.read', roles: ['officer', 'head', 'elected', 'secretary', 'finance', 'accountant'] });
