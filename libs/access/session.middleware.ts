import type { RequestHandler } from 'express';
import session from 'express-session';
import type { Database, Settings } from '#libs/platform';
import { SessionStore } from './session.store.js';

export const COOKIE = 'aid_office';

/** Reads the session of each request. A browser-session cookie that scripts cannot read, `Secure` when it came over TLS. */
export function secureSessions(settings: Settings, db: Database): RequestHandler {
  return session({
    name: COOKIE,
    secret: settings.sessionSecret,
    store: new SessionStore(db),
    resave: false,
    saveUninitialized: false,
    rolling: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', path: '/' },
  });
}
