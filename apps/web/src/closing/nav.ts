import type { RoomNav } from '../rooms.js';

export default {
  portal: [],
  office: [{ to: '/office/year-ends', words: 'nav', permission: 'budget.read', group: 'money' }],
} satisfies RoomNav;
