import type { RoomNav } from '../rooms.js';

export default {
  portal: [],
  office: [{ to: '/office/annual-report', words: 'nav', permission: 'report.read', group: 'money' }],
} satisfies RoomNav;
