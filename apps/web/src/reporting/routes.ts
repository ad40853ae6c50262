import { relative } from '@react-router/dev/routes';
import type { RoomRoutes } from '../rooms.js';

const { index, route } = relative(import.meta.dirname);

export default {
  open: [],
  portal: [],
  office: [index('worklist.tsx'), route('annual-report', 'annual-report.tsx')],
} satisfies RoomRoutes;
