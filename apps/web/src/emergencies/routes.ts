import type { RoomRoutes } from '../rooms.js';

export default { open: [], portal: [], office: [] } satisfies RoomRoutes;
