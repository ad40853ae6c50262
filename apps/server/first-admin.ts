import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { FoundHouse } from '#libs/access';
import { Refused } from '#libs/kernel';
import { readSettings, say } from '#libs/platform';
import { createApp } from './app.js';

// A program, not a part: makes the first administrator of a new city and prints the link by which a password is chosen.
const { values } = parseArgs({
  options: { email: { type: 'string' }, name: { type: 'string' }, language: { type: 'string', default: 'fr' } },
});
const { email, name, language } = values;
if (!email?.includes('@') || !name?.trim() || (language !== 'fr' && language !== 'en')) {
  console.error('npm run first-admin -- --email name@city.example --name "First Last" [--language fr|en]');
  process.exit(2);
}
const settings = readSettings(process.env);
const app = await createApp({ ...settings, logLevel: 'error' });
try {
  const path = await app.get(FoundHouse).run({ email: email.trim().toLowerCase(), name: name.trim(), language });
  console.log(`Open within seven days, once: ${settings.publicUrl}${path}`);
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(say(error.refusals[0]!, language));
  process.exitCode = 1;
}
await app.close();
