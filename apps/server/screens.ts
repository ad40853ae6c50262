import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type RequestHandler } from 'express';
import type { Settings } from '#libs/platform';

interface WebBuild {
  createWeb(wishes: { origin: string }): RequestHandler;
}

/**
 * Serves the screens beside the API. They read and act over loopback HTTP, like any other client of the API.
 * @throws when the screens have not been built.
 */
export async function mountScreens(app: NestExpressApplication, settings: Settings): Promise<void> {
  const build = join(process.cwd(), 'dist/web');
  const entry = join(build, 'server/index.js');
  if (!existsSync(entry)) throw new Error('The screens are not built: run `npm run build:web`.');
  const { createWeb } = (await import(pathToFileURL(entry).href)) as WebBuild;
  let handler: RequestHandler | undefined;
  const origin = () =>
    `http://127.0.0.1:${(app.getHttpServer().address() as { port: number } | null)?.port ?? settings.port}`;
  app.use(
    '/assets',
    express.static(join(build, 'client/assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  app.use(express.static(join(build, 'client'), { index: false, maxAge: '1h' }));
  const screens: RequestHandler = (request, response, next) => {
    if (request.path === '/api' || request.path.startsWith('/api/')) return next();
    handler ??= createWeb({ origin: origin() });
    return handler(request, response, next);
  };
  app.use(screens);
}
