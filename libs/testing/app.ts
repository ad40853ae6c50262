import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../../apps/server/app.js';
import { actorByEmail, plantPeople } from '#libs/access';
import { Relay } from '#libs/history';
import type { Actor, Clock } from '#libs/kernel';
import { Database, Jobs, readSettings, type Settings } from '#libs/platform';
import { testClient, type TestClient } from './client.js';
import { testDatabase } from './database.js';

export interface TestApp {
  /** `http://127.0.0.1:<port>` */
  url: string;
  app: NestExpressApplication;
  db: Database;
  settings: Settings;
  /** Any provider of the app. */
  get<T>(kind: Type<T> | (abstract new (...args: never[]) => T) | symbol): T;
  /** An HTTP client signed in as `<name>@demo.example`, or nobody. */
  as(name?: string): Promise<TestClient>;
  actor(name: string): Promise<Actor>;
  /** Tells every listener what has happened, now, without the queue. */
  tell(): Promise<void>;
  close(): Promise<void>;
}

interface TestWishes {
  clock?: Clock;
  /** Serves the screens too: `npm run build:web` must have run. */
  screens?: boolean;
  /** Works the queue as the real worker does. */
  worker?: boolean;
  env?: Record<string, string>;
  /** Leaves the demonstration people out. */
  empty?: boolean;
}

export const TEST_PASSWORD = 'a password for tests';

/** The real program on a fresh database, listening, with the demonstration people in it. */
export async function startApp({ clock, screens, worker, env, empty }: TestWishes = {}): Promise<TestApp> {
  const database = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'aid-office-test-'));
  const settings = readSettings({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
    SESSION_SECRET: 'for tests only, thirty-two characters',
    DATABASE_POOL: '10',
    DEMO_PASSWORD: TEST_PASSWORD,
    ...env,
  });
  const app = await createApp(settings, { clock, screens });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  if (!empty) await plantPeople(app.get(Database), TEST_PASSWORD);
  if (worker) {
    await app.get(Jobs).work();
    app.get(Relay).start();
  }
  const db = app.get(Database);
  return {
    url,
    app,
    db,
    settings,
    get: (kind) => app.get(kind as never),
    as: (name) =>
      testClient(url, name === undefined ? undefined : { email: `${name}@demo.example`, password: TEST_PASSWORD }),
    actor: async (name) => (await actorByEmail(db, `${name}@demo.example`))!,
    tell: () => app.get(Relay).tellNow(),
    close: async () => {
      await app.close();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
