import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrateDatabase, migrationsIn } from '../../apps/server/migrations.js';
import { dataSourceOptions } from '#libs/platform';
import { testDatabase } from './database.js';

const folder = join(process.cwd(), 'migrations');

/** Everything that a migration can make, as lines of text. */
const SHAPE = `
  SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, generation_expression, '') AS line
    FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
  UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT 'function ' || pg_get_functiondef(p.oid) FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  UNION ALL SELECT 'type ' || typname FROM pg_type t WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
  UNION ALL SELECT 'right ' || table_name || ' ' || grantee || ' ' || privilege_type FROM information_schema.role_table_grants WHERE table_schema = 'public'
  ORDER BY 1`;

describe('migrations', () => {
  it('go up, down to nothing, and up again to the same shape', async () => {
    const database = await testDatabase();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const shape = async () => (await client.query<{ line: string }>(SHAPE)).rows.map((row) => row.line);
    const before = await shape();
    const source = await new DataSource({
      ...dataSourceOptions(database.url, { asOwner: true }),
      migrations: await migrationsIn(folder),
    }).initialize();
    for (let left = source.migrations.length; left > 0; left--) await source.undoLastMigration({ transaction: 'each' });
    const bare = (await shape()).filter((line) => !/migrations/.test(line));
    await source.destroy();
    await migrateDatabase(database.url, folder);
    const after = await shape();
    await client.end();
    await database.close();
    expect(bare).toEqual([]);
    expect(after).toEqual(before);
    expect(after.length).toBeGreaterThan(100);
  });
});
