import { relative } from '@react-router/dev/routes';
import type { RoomRoutes } from '../rooms.js';

const { route } = relative(import.meta.dirname);

export default {
  open: [],
  portal: [
    route('organisation', 'our-organisations.tsx'),
    route('organisations/:id', 'our-organisation.tsx'),
    route('organisations/:id/change', 'change-our-organisation.tsx'),
  ],
  office: [
    route('organisations', 'organisations.tsx'),
    route('organisations/new', 'register-organisation.tsx'),
    route('organisations/:id', 'organisation.tsx'),
    route('organisations/:id/change', 'change-organisation.tsx'),
    route('past-grant-imports', 'past-grant-imports.tsx'),
    route('past-grant-imports/:id', 'past-grant-import.tsx'),
  ],
} satisfies RoomRoutes;
