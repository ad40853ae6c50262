import type { RoomNav } from '../rooms.js';

export default {
  portal: [{ to: '/portal/notices', words: 'nav' }],
  office: [
    {
      to: '/office/deliveries',
      words: 'nav.deliveries',
      permission: 'delivery.administer',
      group: 'house',
    },
  ],
} satisfies RoomNav;
