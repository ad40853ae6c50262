import { definePermission } from '#libs/access';

definePermission({
  key: 'payment-order.read',
  roles: ['officer', 'head', 'elected', 'secretary', 'finance', 'accountant'],
});
definePermission({ key: 'payment-order.issue', roles: ['finance'] });
/** The accountant's: accept, reject, confirm paid, record a return. */
definePermission({ key: 'payment-order.pay', roles: ['accountant'] });
