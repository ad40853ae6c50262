import { relative } from '@react-router/dev/routes';
import type { RoomRoutes } from '../rooms.js';

const { route } = relative(import.meta.dirname);

export default {
  open: [],
  portal: [route('notices', 'notices.tsx', { id: 'portal-notices' })],
  office: [
    route('notices', 'notices.tsx', { id: 'office-notices' }),
    route('deliveries', 'deliveries.tsx'),
    route('deliveries/:id', 'delivery.tsx'),
  ],
} satisfies RoomRoutes;
