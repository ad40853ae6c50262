import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { testDatabase } from '../libs/testing/database.js';
import { startTestServers } from '../scripts/test-servers.mjs';
import { type Bench, compare, reached, type Row, table } from './frame.js';

/** `npm run bench [-- <part of a file's name>]`: measures the house against the barest program that does the same. */
const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((part) => name.includes(part))))
  .sort();
const servers = await startTestServers(process.env);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void servers.stop().then(() => process.exit(1)));
const rows: Row[] = [];
try {
  for (const file of files) await runOne(file);
} finally {
  await servers.stop();
}
console.log(`\n${table(rows)}\n\nMedians of three runs by turns, Node ${process.version}, one PostgreSQL, no fsync.`);
console.log(`${rows.filter(reached).length} of ${rows.length} aims reached`);
process.exit(0);

async function runOne(file: string): Promise<void> {
  const database = await testDatabase();
  const { default: bench } = (await import(pathToFileURL(join(import.meta.dirname, file)).href)) as {
    default: (bench: Bench) => Promise<void>;
  };
  await bench({
    databaseUrl: database.url,
    report: async (what, comparison) => {
      const row = await compare(what, comparison);
      rows.push(row);
      console.log(`${what}: ${row.ratio.toFixed(2)}`);
    },
  });
  // PostgreSQL may be vacuuming it, which only a superuser may stop; the whole server goes at the end
  await database.close().catch(() => undefined);
}
