/** Before the tests: a throw-away PostgreSQL with a migrated template database, Redis when it is installed, a browser. */
import { startTestServers } from '../../scripts/test-servers.mjs';

export default async function setup() {
  globalThis.testServers = await startTestServers(process.env);
}
