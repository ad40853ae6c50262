import { relative } from '@react-router/dev/routes';
import type { RoomRoutes } from '../rooms.js';

const { route } = relative(import.meta.dirname);

export default { open: [], portal: [], office: [route('partnerships', 'partnerships.tsx')] } satisfies RoomRoutes;
