import type { RoomNav } from '../rooms.js';

export default {
  portal: [],
  office: [{ to: '/office/partnerships', words: 'nav', permission: 'budget.read', group: 'people' }],
} satisfies RoomNav;
