import pg from 'pg';
import { testDatabase } from './database.js';

describe('the test database', () => {
  it('is empty for each test file and owned by a role without superuser rights', async () => {
    const [first, second] = await Promise.all([testDatabase(), testDatabase()]);
    const client = new pg.Client({ connectionString: first.url });
    await client.connect();
    await client.query('CREATE TABLE only_here (id int)');
    const { rows } = await client.query('SELECT rolsuper FROM pg_roles WHERE rolname = current_user');
    expect(rows).toEqual([{ rolsuper: false }]);
    await client.end();
    const other = new pg.Client({ connectionString: second.url });
    await other.connect();
    expect((await other.query(`SELECT to_regclass('only_here') AS found`)).rows).toEqual([{ found: null }]);
    await other.end();
    await Promise.all([first.close(), second.close()]);
  });

  it('sorts accents as people do, whatever the machine', async () => {
    const database = await testDatabase();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(
      `SELECT string_agg(w, ' ' ORDER BY w) AS words FROM unnest(ARRAY['zoo','été','eau','Évry']) w`,
    );
    expect(rows[0].words).toBe('eau été Évry zoo');
    await client.end();
    await database.close();
  });
});
