import { Outlet, useLoaderData } from 'react-router';
import { Words, type Dictionary } from './words.js';

/** Stands around the screens of a room and gives them the room's words. */
export function Room() {
  const { words } = useLoaderData<{ words: Dictionary }>();
  return (
    <Words words={words}>
      <Outlet />
    </Words>
  );
}
