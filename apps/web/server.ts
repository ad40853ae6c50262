import { randomBytes } from 'node:crypto';
import { createRequestHandler } from '@react-router/express';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { ServerBuild } from 'react-router';
import { visitOf } from './src/visitor.server.js';

export interface WebOptions {
  /** Where the API answers, without a slash at the end: `http://127.0.0.1:3000`. Pages ask it over loopback. */
  origin: string | (() => string);
  /** Whether `/ui`, the page of all parts, is shown. Default: outside production. */
  showParts?: boolean;
  /** Development only: the build that Vite holds. */
  build?: () => Promise<ServerBuild>;
}

/** All screens as one Express handler. What begins with `/api` is passed on; mount it before any body parser. */
export function createWeb(options: WebOptions): Express {
  const web = express();
  web.disable('x-powered-by').set('trust proxy', 'loopback, linklocal, uniquelocal');
  web.use((request, response, next) => (request.path.startsWith('/api/') ? next('router') : next()));
  web.use(sameSite, headers(options.build !== undefined));
  web.use(
    createRequestHandler({
      build: options.build ?? builtPages,
      mode: process.env.NODE_ENV,
      getLoadContext: (request, response) =>
        visitOf(request, response, {
          origin: typeof options.origin === 'string' ? options.origin : options.origin(),
          nonce: response.locals.nonce as string,
          showParts: options.showParts ?? process.env.NODE_ENV !== 'production',
        }),
    }),
  );
  return web;
}

const builtPages = async () => (await import('virtual:react-router/server-build')) as unknown as ServerBuild;

/** Every address that shows a page, for the tests that walk them all: `/office/grants/:id`. */
export async function screenPaths(): Promise<string[]> {
  const { routes } = await builtPages();
  const all = Object.values(routes).flatMap((route) => route ?? []);
  const above = (id: string | undefined): string[] => {
    const route = id === undefined ? undefined : routes[id];
    return route ? [...above(route.parentId), ...(route.path ? [route.path] : [])] : [];
  };
  const isParent = new Set(all.map((route) => route.parentId));
  return all
    .filter((route) => route.module.default && !isParent.has(route.id) && route.path !== '*')
    .map((route) => `/${above(route.id).join('/')}`);
}

/** A page's own forms only: what another site sends is refused, whatever its method pretends. */
function sameSite(request: Request, response: Response, next: NextFunction): void {
  const site = request.headers['sec-fetch-site'];
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (reads || site === undefined || site === 'same-origin' || site === 'none') next();
  else response.status(403).type('text/plain').send('Forbidden: this form was sent by another site.');
}

/** No script or style runs that does not bear this answer's nonce, and no page can be framed by another site. */
function headers(development: boolean) {
  const connect = development ? "'self' ws:" : "'self'";
  return (_request: Request, response: Response, next: NextFunction): void => {
    const nonce = randomBytes(16).toString('base64url');
    response.locals.nonce = nonce;
    const policy = [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}'`,
      development ? "style-src 'self' 'unsafe-inline'" : `style-src 'nonce-${nonce}'`,
      development ? "style-src-attr 'unsafe-inline'" : "style-src-attr 'none'",
      "img-src 'self' data:",
      "font-src 'self'",
      `connect-src ${connect}`,
      "frame-src 'self'",
      "manifest-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ];
    response.setHeader('Content-Security-Policy', policy.join('; '));
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
    response.setHeader('Cache-Control', 'no-store');
    next();
  };
}
