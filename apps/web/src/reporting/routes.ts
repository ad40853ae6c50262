import { relative } from '@react-router/dev/routes';
import type { RoomRoutes } from '../rooms.js';

const { index } = relative(import.meta.dirname);

export default { open: [], portal: [], office: [index('worklist.tsx')] } satisfies RoomRoutes;
