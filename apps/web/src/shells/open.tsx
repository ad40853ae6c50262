import { Outlet } from 'react-router';
import { Failure } from '../failure.js';
import { Frame } from './frame.js';

export const handle = { plain: true };

/** Around the public pages. */
export default function Open() {
  return (
    <Frame shell="open">
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  return (
    <Frame shell="open">
      <Failure />
    </Frame>
  );
}
