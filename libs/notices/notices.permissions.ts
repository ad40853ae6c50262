import { definePermission } from '#libs/access';

/** Not `.read`: kept messages hold invitation links, and whoever reads one could take the account. */
definePermission({ key: 'delivery.administer', roles: ['admin'] });
