import type { RoomNav } from '../rooms.js';

export default {
  portal: [{ to: '/portal/grants', words: 'nav.portal' }],
  office: [
    { to: '/office/grants', words: 'nav', permission: 'grant.read', group: 'files' },
    { to: '/office/indicators', words: 'nav.indicators', permission: 'indicator.add', group: 'house' },
  ],
} satisfies RoomNav;
