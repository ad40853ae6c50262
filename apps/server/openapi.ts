import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { readSettings } from '#libs/platform';
import { createApp } from './app.js';
import { describeApi } from './describe-api.js';

// A program, not a part: writes openapi.json, from which the screens' client is made.
const settings = readSettings({
  DATABASE_URL: 'postgres://nowhere',
  SESSION_SECRET: 'nothing is signed with this one'.padEnd(32),
  LOG_LEVEL: 'error',
});
const app = await createApp(settings, { offline: true });
writeFileSync('openapi.json', `${JSON.stringify(describeApi(app), null, 2)}\n`);
process.exit(0); // nothing was opened that would need closing
