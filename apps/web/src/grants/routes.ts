import { relative } from '@react-router/dev/routes';
import type { RoomRoutes } from '../rooms.js';

const { route } = relative(import.meta.dirname);

export default {
  open: [],
  portal: [route('grants', 'our-grants.tsx'), route('grants/:id', 'our-grant.tsx')],
  office: [
    route('grants', 'grants.tsx'),
    route('grants/propose/:applicationId', 'propose-grant.tsx'),
    route('grants/:id', 'grant.tsx'),
    route('indicators', 'indicators.tsx'),
    route('grants/:id/revise', 'revise-grant.tsx'),
  ],
} satisfies RoomRoutes;
