import { definePermission } from '#libs/access';

definePermission({
  key: 'call.read',
  roles: ['officer', 'reviewer', 'head', 'elected', 'secretary', 'finance', 'accountant'],
});
definePermission({ key: 'call.manage', roles: ['officer'] });
definePermission({
  key: 'application.read',
  roles: [
    'ngo-editor',
    'ngo-signatory',
    'officer',
    'reviewer',
    'head',
    'elected',
    'secretary',
    'finance',
    'accountant',
  ],
});
definePermission({ key: 'application.write', roles: ['ngo-editor', 'ngo-signatory'] });
definePermission({ key: 'application.submit', roles: ['ngo-signatory'] });
definePermission({ key: 'application.check', roles: ['officer'] });
definePermission({ key: 'application.recommend', roles: ['officer'] });
definePermission({ key: 'review.write', roles: ['reviewer'] });
