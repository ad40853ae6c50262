import type { RoomNav } from '../rooms.js';

export default {
  portal: [],
  office: [
    { to: '/office/budget-lines', words: 'nav', permission: 'budget.read', group: 'money' },
    { to: '/office/budget-acts', words: 'nav.acts', permission: 'budget.read', group: 'money' },
    { to: '/office/chart-accounts', words: 'nav.chart', permission: 'chart-account.add', group: 'house' },
    { to: '/office/authorities', words: 'nav.authorities', permission: 'budget.read', group: 'money' },
    { to: '/office/funding-sources', words: 'nav.sources', permission: 'budget.read', group: 'money' },
  ],
} satisfies RoomNav;
