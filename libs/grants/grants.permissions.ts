import { definePermission } from '#libs/access';

const office = ['officer', 'reviewer', 'head', 'elected', 'secretary', 'finance', 'accountant'] as const;

definePermission({ key: 'grant.read', roles: [...office, 'ngo-editor', 'ngo-signatory'] });
definePermission({ key: 'grant.propose', roles: ['officer'] });
/** What follows a decision in force: the agreement drawn up, conditions confirmed, the grant closed. */
definePermission({ key: 'grant.tend', roles: ['officer'] });
definePermission({ key: 'grant.give-signed', roles: ['ngo-signatory', 'officer'] });
/** What was reached: the beneficiary reports it, or the officer takes it from a report on paper. */
definePermission({ key: 'grant.record-result', roles: ['ngo-editor', 'ngo-signatory', 'officer'] });
definePermission({ key: 'grant.sign', roles: ['officer', 'head'] });
definePermission({ key: 'grant.abandon', roles: ['head'] });
