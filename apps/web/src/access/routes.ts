import { relative } from '@react-router/dev/routes';
import type { RoomRoutes } from '../rooms.js';

const { route } = relative(import.meta.dirname);

export default {
  open: [],
  portal: [route('profile', 'portal-profile.tsx')],
  office: [
    route('people', 'people.tsx'),
    route('people/new', 'add-person.tsx'),
    route('people/:id', 'person.tsx'),
    route('roles', 'roles.tsx'),
    route('profile', 'office-profile.tsx'),
  ],
} satisfies RoomRoutes;
