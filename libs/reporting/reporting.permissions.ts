import { definePermission } from '#libs/access';

definePermission({ key: 'report.read', roles: ['officer', 'head', 'elected', 'secretary', 'finance', 'accountant'] });
/** The proof that the ledger agrees with itself. */
definePermission({ key: 'ledger-check.read', roles: ['finance', 'accountant', 'admin'] });
definePermission({ key: 'ledger-check.run', roles: ['finance', 'admin'] });
/** All entries as a file. */
definePermission({ key: 'ledger-export.read', roles: ['finance', 'accountant'] });
