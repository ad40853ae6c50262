import { relative } from '@react-router/dev/routes';
import type { RoomRoutes } from '../rooms.js';

const { route } = relative(import.meta.dirname);

export default {
  open: [],
  portal: [],
  office: [
    route('payments', 'payments.tsx'),
    route('instalments', 'due.tsx'),
    route('payments/:id', 'payment.tsx'),
    route('refunds', 'refund-list.tsx'),
  ],
} satisfies RoomRoutes;
