import type { RoomNav } from '../rooms.js';

export default {
  portal: [{ to: '/portal/organisation', words: 'nav.ours', permission: 'organisation.read' }],
  office: [
    { to: '/office/organisations', words: 'nav', permission: 'organisation.read', group: 'people' },
    { to: '/office/past-grant-imports', words: 'nav.imports', permission: 'past-grant-import.read', group: 'people' },
  ],
} satisfies RoomNav;
