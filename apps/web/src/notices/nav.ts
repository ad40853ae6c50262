import type { RoomNav } from '../rooms.js';

export default {
  portal: [], // notices stand at the end of the top bar, with their count
  office: [
    {
      to: '/office/deliveries',
      words: 'nav.deliveries',
      permission: 'delivery.administer',
      group: 'house',
    },
  ],
} satisfies RoomNav;
