import { layout, prefix, relative, route, type RouteConfig } from '@react-router/dev/routes';
import access from './access/routes.js';
import applications from './applications/routes.js';
import approvals from './approvals/routes.js';
import budgets from './budgets/routes.js';
import closing from './closing/routes.js';
import emergencies from './emergencies/routes.js';
import grants from './grants/routes.js';
import notices from './notices/routes.js';
import organisations from './organisations/routes.js';
import partnerships from './partnerships/routes.js';
import payments from './payments/routes.js';
import reporting from './reporting/routes.js';
import type { RoomRoutes } from './rooms.js';

const rooms: Record<string, RoomRoutes> = {
  reporting,
  access,
  notices,
  approvals,
  organisations,
  budgets,
  applications,
  emergencies,
  grants,
  payments,
  closing,
  partnerships,
};

const front = relative(`${import.meta.dirname}/front`);

/** All rooms' screens of one shell, each inside its room's words. */
const within = (shell: keyof RoomRoutes) =>
  Object.entries(rooms).flatMap(([room, routes]) =>
    routes[shell]?.length ? [layout(`${room}/room.tsx`, { id: `${room}-${shell}` }, routes[shell])] : [],
  );

export default [
  layout('shells/open.tsx', [
    front.layout('room.tsx', [
      front.index('home.tsx'),
      front.route('sign-in', 'sign-in.tsx'),
      front.route('invitation/:token', 'invitation.tsx'),
      front.route('*', 'nothing-here.tsx'),
    ]),
    layout('parts/room.tsx', [route('ui', 'parts/parts.tsx')]),
    ...within('open'),
  ]),
  front.route('sign-out', 'sign-out.ts'),
  front.route('preferences', 'preferences.ts'),
  front.route('save', 'save.ts'),
  ...within('bare'),
  layout('shells/portal.tsx', prefix('portal', within('portal'))),
  layout('shells/office.tsx', prefix('office', [route('find', 'shells/find.tsx'), ...within('office')])),
] satisfies RouteConfig;
