import { relative } from '@react-router/dev/routes';
import type { RoomRoutes } from '../rooms.js';

const { route } = relative(import.meta.dirname);

export default {
  open: [],
  portal: [],
  office: [
    route('year-ends', 'year-ends.tsx'),
    route('year-ends/:year', 'year-end.tsx'),
    route('year-ends/:year/reviews', 'reviews.tsx'),
    route('year-ends/:year/trial', 'trial.tsx'),
    route('year-ends/:year/items', 'items.tsx'),
    route('year-ends/:year/settings', 'settings.tsx'),
  ],
} satisfies RoomRoutes;
