import { Failure } from '../failure.js';
import { Room } from '../room.js';
import { roomLoader } from '../words.server.js';

export const loader = roomLoader('closing');
export const shouldRevalidate = () => false;
export const ErrorBoundary = Failure;
export default Room;
