import type { RoomNav } from '../rooms.js';

export default {
  portal: [{ to: '/portal/calls', words: 'nav.open-calls' }],
  office: [
    { to: '/office/applications', words: 'nav.applications', permission: 'application.read', group: 'files' },
    { to: '/office/calls', words: 'nav.calls', permission: 'call.read', group: 'files' },
  ],
} satisfies RoomNav;
