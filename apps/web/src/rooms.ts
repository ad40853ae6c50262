import type { RouteConfigEntry } from '@react-router/dev/routes';

/** A room's screens in each shell. Paths are relative: `route('grants/:id', 'grant.tsx')` in `office` is /office/grants/:id. */
export interface RoomRoutes {
  /** Public, at the root. */
  open: RouteConfigEntry[];
  portal: RouteConfigEntry[];
  office: RouteConfigEntry[];
  /** Without any shell: files and streams. */
  bare?: RouteConfigEntry[];
}

export interface NavEntry {
  to: string;
  /** Key of the entry's name in the room's words. */
  words: string;
  /** Shown to those who hold it anywhere; without one, to everyone in the shell. */
  permission?: string;
  /** Office entries stand under one of these headings, in this order. */
  group?: 'files' | 'money' | 'people' | 'house';
}

/** What a room puts into the navigation of each shell. */
export interface RoomNav {
  portal: NavEntry[];
  office: NavEntry[];
}
