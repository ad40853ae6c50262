import type { RoomNav } from '../rooms.js';

export default {
  portal: [],
  office: [
    { to: '/office/annual-report', words: 'nav', permission: 'report.read', group: 'money' },
    { to: '/office/forecast', words: 'control.title', permission: 'report.read', group: 'money' },
    { to: '/office/oda-declaration', words: 'nav.oda', permission: 'report.read', group: 'money' },
    { to: '/office/ledger-checks', words: 'nav.proof', permission: 'ledger-check.read', group: 'money' },
  ],
} satisfies RoomNav;
