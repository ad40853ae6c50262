import { allEntities } from '../../apps/server/rooms.js';
import { startApp, type TestApp } from './app.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp({ empty: true });
});
afterAll(() => house.close());

interface Column {
  table_name: string;
  column_name: string;
  data_type: string;
  is_nullable: 'YES' | 'NO';
}

/** PostgreSQL's name of a type that an entity may name more shortly. */
const LONG: Record<string, string> = {
  int: 'integer',
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  varchar: 'character varying',
  timestamptz: 'timestamp with time zone',
  bool: 'boolean',
  float8: 'double precision',
  char: 'character',
};

describe('entities and tables', () => {
  it('name the same columns with the same types', async () => {
    const rows = await house.db.query<Column>(
      `SELECT table_name, column_name, CASE WHEN data_type IN ('ARRAY', 'USER-DEFINED') THEN udt_name ELSE data_type END AS data_type,
         CASE is_generated WHEN 'ALWAYS' THEN 'NO' ELSE is_nullable END AS is_nullable
       FROM information_schema.columns WHERE table_schema = 'public'`,
    );
    const real = new Map(
      rows.map((c) => [`${c.table_name}.${c.column_name}`, `${c.data_type}${c.is_nullable === 'YES' ? '?' : ''}`]),
    );
    const said = new Map<string, string>();
    for (const meta of house.db.source.entityMetadatas) {
      for (const column of meta.columns) {
        const short =
          typeof column.type === 'string'
            ? column.type
            : { String: 'text', Number: 'int', Boolean: 'boolean', Date: 'timestamptz' }[column.type.name]!;
        const type = column.isArray ? `_${shortened(short)}` : (LONG[short] ?? short);
        said.set(`${meta.tableName}.${column.databaseName}`, `${type}${column.isNullable ? '?' : ''}`);
      }
    }
    const tables = new Set([...said.keys()].map((name) => name.split('.')[0]));
    const drift = [...new Set([...said.keys(), ...real.keys()])]
      .filter((name) => tables.has(name.split('.')[0]) && said.get(name) !== real.get(name))
      .map(
        (name) => `${name}: the entity says ${said.get(name) ?? 'nothing'}, the table ${real.get(name) ?? 'nothing'}`,
      );
    expect(drift).toEqual([]);
  });

  it('each table has its entity', async () => {
    const rows = await house.db.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> 'migrations'`,
    );
    const known = new Set(house.db.source.entityMetadatas.map((meta) => meta.tableName));
    expect(rows.map((row) => row.name).filter((name) => !known.has(name))).toEqual([]);
    expect(known.size).toBe(allEntities.length);
  });
});

const shortened = (type: string) => ({ integer: 'int4', int: 'int4', bigint: 'int8' })[type] ?? type;
