import { createContext, type RouterContextProvider } from 'react-router';
import type { Api } from './api-client.js';

export type Language = 'fr' | 'en';

/** What `GET /api/session` tells of the person who is signed in. */
export interface Person {
  id: string;
  name: string;
  email: string;
  language: Language;
  roles: string[];
  /** Held anywhere; rows may be limited to the organisations. */
  permissions: string[];
  shell: 'portal' | 'office';
  /** Organisations that the person acts for. */
  organisations: { id: string; name: string }[];
}

export interface Cookie {
  name: string;
  value: string;
  maxAgeSeconds: number;
}

/** One request's visitor: who, in which language, and a client of the API that acts for them. */
export interface Visit {
  api: Api;
  /** Sends to the API as the visitor; for what the typed client does not cover (files, sign-in). */
  send: (path: string, init?: RequestInit) => Promise<Response>;
  person: Person | null;
  language: Language;
  nonce: string;
  cookies: Record<string, string>;
  /** Sets a cookie of the screens on the answer, whatever the page then does. */
  setCookie: (cookie: Cookie) => void;
  /** Hands the API's own cookies (sign-in, sign-out) on to the browser. */
  passCookies: (answer: Response) => void;
  /** Whether the page of all parts may be shown: in development and in tests. */
  showParts: boolean;
}

export const visitContext = createContext<Visit>();

/** The visit of this request: `const { api, language } = visit(context)`. */
export const visit = (context: Readonly<RouterContextProvider>): Visit => context.get(visitContext);
