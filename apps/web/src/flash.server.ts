import type { Visit } from './context.js';

/** What an act did: said once, on the page that follows it. */
export interface Flash {
  /** What happened: "Convention signée." */
  what: string;
  /** What follows: "Le premier versement est dû le 30 juin." */
  next?: string;
  /** Who was told. */
  told?: string[];
}

const COOKIE = 'said';

export const leaveFlash = (flash: Flash, setCookie: Visit['setCookie']): void =>
  setCookie({ name: COOKIE, value: JSON.stringify(flash), maxAgeSeconds: 60 });

/** Reads it and takes it away. */
export function takeFlash(cookies: Visit['cookies'], setCookie: Visit['setCookie']): Flash | undefined {
  const text = cookies[COOKIE];
  if (!text) return undefined;
  setCookie({ name: COOKIE, value: '', maxAgeSeconds: 0 });
  try {
    const { what, next, told } = JSON.parse(text) as Flash;
    return { what: String(what), next: next && String(next), told: Array.isArray(told) ? told.map(String) : undefined };
  } catch {
    return undefined;
  }
}
