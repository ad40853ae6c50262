import 'reflect-metadata';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { migrateDatabase } from './migrations.js';

/** Brings the database at DATABASE_URL, as its owner, to the shape that this version needs. Running it again changes nothing. */
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is missing');
  const done = await migrateDatabase(url, join(dirname(fileURLToPath(import.meta.url)), '../../migrations'));
  console.log(done.length === 0 ? 'The database is up to date.' : `Migrated: ${done.join(', ')}`);
}
