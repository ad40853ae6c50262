/** The embedded PostgreSQL as the house needs it: running, with a role that owns one database and is no superuser. */
import { clusterHome, serverAccount } from './postgres-account.mjs';
import { startPostgres } from './postgres.mjs';

const NAME = 'aid_office';

/**
 * Starts or adopts the data folder's PostgreSQL. The caller holds the data folder.
 * @param {{ root: string, dataDir: string, password: string }} options
 * @returns {Promise<{ url: string, home: string, stop: () => Promise<void> }>} `url` is the owner's, database `aid_office`
 */
export async function openDatabase({ root, dataDir, password }) {
  const home = clusterHome(dataDir, serverAccount());
  const postgres = await startPostgres({ root, home });
  try {
    await makeOwner(postgres.url, password);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  return {
    url: `postgres://${NAME}:${password}@127.0.0.1:${postgres.port}/${NAME}`,
    home,
    stop: () => postgres.stop(),
  };
}

async function makeOwner(superuserUrl, password) {
  const { default: pg } = await import('pg'); // not at the top: it may have been installed a moment ago
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const has = async (sql) => (await client.query(sql, [NAME])).rowCount > 0;
    const role = (await has('SELECT 1 FROM pg_roles WHERE rolname = $1')) ? 'ALTER' : 'CREATE';
    await client.query(`${role} ROLE ${NAME} LOGIN CREATEROLE PASSWORD ${client.escapeLiteral(password)}`);
    if (!(await has('SELECT 1 FROM pg_database WHERE datname = $1'))) {
      await client.query(`CREATE DATABASE ${NAME} OWNER ${NAME}`);
    }
  } finally {
    await client.end();
  }
}
