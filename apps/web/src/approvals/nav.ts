import type { RoomNav } from '../rooms.js';

export default {
  portal: [],
  office: [
    { to: '/office/approval-cases?waiting=me', words: 'nav.cases', permission: 'approval.read', group: 'files' },
    { to: '/office/deliberations', words: 'nav.deliberations', permission: 'deliberation.read', group: 'files' },
  ],
} satisfies RoomNav;
