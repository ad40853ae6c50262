import { definePermission } from '#libs/access';

definePermission({ key: 'budget.read', roles: ['officer', 'head', 'elected', 'secretary', 'finance', 'accountant'] });
definePermission({ key: 'budget-act.draft', roles: ['finance'] });
definePermission({ key: 'budget-act.adopt', roles: ['finance'] });
definePermission({ key: 'fiscal-year.change', roles: ['finance'] });
for (const act of ['vote', 'plan', 'amend', 'lapse']) definePermission({ key: `authority.${act}`, roles: ['finance'] });
