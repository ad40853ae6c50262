import type { Request as Incoming, Response as Outgoing } from 'express';
import { RouterContextProvider } from 'react-router';
import { apiClient } from './api-client.js';
import { visitContext, type Language, type Person, type Visit } from './context.js';

const AGES = { year: 365 * 24 * 3600 };

/** Reads who comes in, once a request, and makes the API client that acts for them over loopback. */
export async function visitOf(
  incoming: Incoming,
  outgoing: Outgoing,
  options: { origin: string; nonce: string; showParts: boolean },
): Promise<RouterContextProvider> {
  const cookies = parseCookies(incoming.headers.cookie);
  const chosen = languageFrom(cookies.language);
  const visit: Visit = {
    ...options,
    cookies,
    person: null,
    language: chosen ?? accepted(incoming.headers['accept-language']),
    send: (path, init) => fetch(new URL(path, options.origin), withHeaders(init, headersFor(incoming, visit.language))),
    api: apiClient((request) => fetch(withHeaders(request, headersFor(incoming, visit.language))), options.origin),
    setCookie: ({ name, value, maxAgeSeconds }) => {
      const secure = incoming.secure ? '; Secure' : '';
      outgoing.append(
        'Set-Cookie',
        `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`,
      );
    },
    passCookies: (answer) => answer.headers.getSetCookie().forEach((cookie) => outgoing.append('Set-Cookie', cookie)),
  };
  visit.person = await personOf(visit, incoming);
  if (!chosen && visit.person) visit.language = visit.person.language;
  const context = new RouterContextProvider();
  context.set(visitContext, visit);
  return context;
}

export const languageCookie = (language: Language) => ({ name: 'language', value: language, maxAgeSeconds: AGES.year });

export const languageFrom = (text: unknown): Language | undefined =>
  text === 'fr' || text === 'en' ? text : undefined;

/** Nobody is asked for where no cookie came: the public pages then cost no call. */
async function personOf(visit: Visit, incoming: Incoming): Promise<Person | null> {
  if (!incoming.headers.cookie) return null;
  const answer = await visit.send('/api/session');
  if (!answer.ok) return null;
  const body = (await answer.json()) as Person | null;
  return body?.id ? body : null;
}

/** The first of French and English that the browser names; French where it names neither. */
function accepted(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').flatMap((part) => languageFrom(part.trim().slice(0, 2).toLowerCase()) ?? []);
  return wanted[0] ?? 'fr';
}

function headersFor(incoming: Incoming, language: Language): Record<string, string> {
  return {
    'accept-language': language,
    'x-forwarded-for': incoming.ip ?? '',
    ...(incoming.secure ? { 'x-forwarded-proto': 'https' } : {}),
    ...(incoming.headers.cookie ? { cookie: incoming.headers.cookie } : {}),
    ...(typeof incoming.headers['x-request-id'] === 'string'
      ? { 'x-request-id': incoming.headers['x-request-id'] }
      : {}),
  };
}

function withHeaders<T extends Request | RequestInit | undefined>(init: T, extra: Record<string, string>) {
  if (init instanceof Request) {
    for (const [name, value] of Object.entries(extra)) init.headers.set(name, value);
    return init as never;
  }
  const headers = new Headers(init?.headers);
  for (const [name, value] of Object.entries(extra)) headers.set(name, value);
  return { ...init, headers } as never;
}

function parseCookies(header: string | undefined): Record<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  return Object.fromEntries(pairs.filter(([name]) => name).map(([name, ...rest]) => [name!, decode(rest.join('='))]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
