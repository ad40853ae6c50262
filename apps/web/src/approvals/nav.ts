import type { RoomNav } from '../rooms.js';

export default { portal: [], office: [] } satisfies RoomNav;
