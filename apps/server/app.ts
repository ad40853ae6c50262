import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { pino } from 'pino';
import { secureSessions } from '#libs/access';
import { allActTables, type Clock, faultsOf } from '#libs/kernel';
import {
  Database,
  jsonReplacer,
  Metrics,
  missingWords,
  PlatformModule,
  ProblemFilter,
  type Settings,
  validationPipe,
} from '#libs/platform';
import { PinoNestLogger } from './nest-logger.js';
import { describeApi } from './describe-api.js';
import { requestFacts, requestLog, requestMetrics } from './request-facts.js';
import { allEntities, roomModules } from './rooms.js';
import { mountScreens } from './screens.js';

interface AppWishes {
  clock?: Clock;
  /** Serves the screens too; they must have been built. */
  screens?: boolean;
  /** Only to describe itself: no database is needed. */
  offline?: boolean;
}

/** The whole program, not yet listening. @throws when an act table has a fault or lacks words. */
export async function createApp(
  settings: Settings,
  { clock, screens = false, offline }: AppWishes = {},
): Promise<NestExpressApplication> {
  checkActs();
  const logger = pino({ level: settings.logLevel, base: undefined });
  @Module({ imports: [PlatformModule.with({ settings, entities: allEntities, clock, offline }), ...roomModules] })
  class Server {}
  let description: ReturnType<typeof describeApi> | undefined;
  const app = await NestFactory.create<NestExpressApplication>(Server, {
    logger: new PinoNestLogger(logger),
    abortOnError: false,
  });
  app.set('trust proxy', 'loopback, linklocal, uniquelocal');
  app.set('json replacer', jsonReplacer);
  app.disable('x-powered-by');
  app.use(requestFacts, requestLog(logger), requestMetrics(app.get(Metrics)));
  app.use(
    compression({
      filter: (request, response) =>
        !/event-stream/.test(String(response.getHeader('Content-Type'))) && compression.filter(request, response),
    }),
  );
  app.use('/api', helmet({ contentSecurityPolicy: { directives: { defaultSrc: ["'none'"] }, useDefaults: false } }));
  app.use('/api', secureSessions(settings, app.get(Database)));
  app.useBodyParser('json', { limit: '1mb' });
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  app.use(
    '/api/openapi.json',
    ((_request, response) => void response.json((description ??= describeApi(app)))) as RequestHandler,
  );
  if (screens) await mountScreens(app, settings);
  return app;
}

/** Walks the tables of acts, so that a mistake in one stops the boot and not a person at work. */
function checkActs(): void {
  const faults = allActTables().flatMap((table) => {
    const verbs = Object.keys(table.acts).map((verb) => `${table.kind}.${verb}`);
    const keys = [
      ...verbs.flatMap((verb) => [verb, `${verb}.effect`, `${verb}.done`]),
      ...table.states.map((s) => `${table.kind}.state.${s}`),
    ];
    return [...faultsOf(table), ...missingWords(keys)];
  });
  if (faults.length > 0) throw new Error(`The tables of acts have faults:\n- ${faults.join('\n- ')}`);
}
