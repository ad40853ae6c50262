import { relative } from '@react-router/dev/routes';
import type { RoomRoutes } from '../rooms.js';

const { route } = relative(import.meta.dirname);

export default {
  open: [],
  portal: [],
  office: [
    route('emergencies', 'emergencies.tsx'),
    route('emergencies/new', 'new-emergency.tsx'),
    route('emergencies/:id', 'emergency.tsx'),
  ],
} satisfies RoomRoutes;
