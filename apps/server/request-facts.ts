import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { type Metrics, preferredLanguage, withRequest } from '#libs/platform';

/** Gives the request its id and language, which everything below can ask for, and answers the id to the caller. */
export function requestFacts(request: Request, response: Response, next: NextFunction): void {
  const given = request.header('x-request-id');
  const requestId = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  response.setHeader('X-Request-Id', requestId);
  response.locals.requestId = requestId;
  const language = preferredLanguage(request.header('accept-language'));
  withRequest({ requestId, language }, () => next());
}

/** One line a request, with who asked where known and without what was sent. */
export const requestLog = (logger: Logger) =>
  pinoHttp({
    logger,
    genReqId: (_request, response) => (response as Response).locals.requestId as string,
    autoLogging: { ignore: (request) => /^\/(assets|api\/health|api\/metrics)/.test(request.url ?? '') },
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'info'),
    serializers: {
      req: (request: { method: string; url: string }) => ({ method: request.method, url: request.url.split('?')[0] }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customAttributeKeys: { reqId: 'requestId' },
    quietReqLogger: true,
  });

/** Measures each request under its route's pattern, so that ids do not make a series each. */
export const requestMetrics = (metrics: Metrics) => (request: Request, response: Response, next: NextFunction) => {
  const end = metrics.requests.startTimer();
  response.once('finish', () => {
    const route =
      (request.route as { path?: string } | undefined)?.path ?? (request.path.startsWith('/api') ? 'other' : 'screen');
    end({ method: request.method, route, status: response.statusCode });
  });
  next();
};
