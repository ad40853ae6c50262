import type { RoomNav } from '../rooms.js';

export default {
  portal: [],
  office: [
    { to: '/office/instalments', words: 'nav.due', permission: 'payment-order.issue', group: 'money' },
    { to: '/office/payments', words: 'nav', permission: 'payment-order.read', group: 'money' },
    { to: '/office/refunds', words: 'nav.refunds', permission: 'payment-order.read', group: 'money' },
  ],
} satisfies RoomNav;
