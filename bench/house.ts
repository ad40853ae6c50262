import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pg from 'pg';
import { createApp } from '../apps/server/app.js';
import { plantPeople } from '#libs/access';
import { Database, readSettings } from '#libs/platform';

export const BENCH_PASSWORD = 'a password for benches';

/** The environment under which the program runs when it is measured. */
export const benchEnv = (databaseUrl: string, pool: number): Record<string, string> => ({
  NODE_ENV: 'test',
  DATABASE_URL: databaseUrl,
  DATABASE_POOL: String(pool),
  LOG_LEVEL: 'silent',
  PORT: '0',
  SESSION_SECRET: 'for benches only, thirty-two characters',
});

/** The real program on the bench's database, not listening, with the demonstration people in it. */
export async function openHouse(databaseUrl: string, pool = 16): Promise<NestExpressApplication> {
  const app = await createApp(readSettings(benchEnv(databaseUrl, pool)));
  await app.init();
  await plantPeople(app.get(Database), BENCH_PASSWORD);
  return app;
}

/** Connections as the owner of the database, for seeds and bare contestants. */
export function ownerPool(databaseUrl: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max });
  pool.on('error', () => undefined); // the server goes when a bench fails, and its own error is the one to read
  return pool;
}
