import { relative } from '@react-router/dev/routes';
import type { RoomRoutes } from '../rooms.js';

const { route } = relative(import.meta.dirname);

export default {
  open: [],
  portal: [],
  office: [
    route('approval-cases', 'cases.tsx'),
    route('approval-cases/:id', 'case.tsx'),
    route('deliberations', 'deliberations.tsx'),
    route('deliberations/record', 'record-deliberation.tsx'),
    route('deliberations/:id', 'deliberation.tsx'),
  ],
} satisfies RoomRoutes;
