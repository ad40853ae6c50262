/** Planting the demonstration city, and how its people sign in. Only node: builtins. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The password that the demonstration people get this time: the one that was set, or a random one at the first planting,
 * or none (they keep theirs). It is not written down: `shown` only notes that this database's people have one.
 * @param {{ dataDir: string, databaseUrl?: string, wished?: string }} options `databaseUrl` of a server that is not ours
 */
export function demonstrationPassword({ dataDir, databaseUrl, wished }) {
  const note = join(dataDir, 'demonstration');
  const { host, pathname } = databaseUrl ? new URL(databaseUrl) : { host: 'embedded', pathname: '' };
  const mine = createHash('sha256').update(host).update(pathname).digest('hex');
  const known = existsSync(note) && readFileSync(note, 'utf8') === mine;
  return {
    password: wished || (known ? undefined : randomBytes(9).toString('base64url')),
    shown: () => writeFileSync(note, mine, { mode: 0o600 }),
  };
}

/**
 * The lines to print.
 * @param {string} said what demo.js wrote: its last JSON line lists `{ signIns: [{ email, name, role }] }`
 * @param {string | undefined} password
 */
export function describeSignIns(said, password) {
  const line = said.split('\n').findLast((text) => text.startsWith('{'));
  const { signIns = [] } = line ? JSON.parse(line) : {};
  const secret = password
    ? `password of all of them: ${password} (shown only this once)`
    : 'with the password that was set or shown at the first start (to change it: DEMO_PASSWORD=… npm start)';
  return [
    `Demonstration people, ${secret}`,
    ...signIns.map(({ email, name, role }) => `  ${email.padEnd(26)}${name.padEnd(18)}${role}`),
  ];
}
