import type { RoomNav } from '../rooms.js';

export default {
  portal: [],
  office: [{ to: '/office/emergencies', words: 'nav', permission: 'call.read', group: 'files' }],
} satisfies RoomNav;
