import type { RoomNav } from '../rooms.js';

export default {
  portal: [{ to: '/portal/profile', words: 'nav.profile' }],
  office: [
    { to: '/office/people', words: 'nav', permission: 'person.read', group: 'house' },
    { to: '/office/roles', words: 'nav.roles', permission: 'person.read', group: 'house' },
    { to: '/office/profile', words: 'nav.profile', group: 'house' },
  ],
} satisfies RoomNav;
