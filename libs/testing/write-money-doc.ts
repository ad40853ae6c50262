import { writeFileSync } from 'node:fs';
import { startTestServers } from '../../scripts/test-servers.mjs';
import { MONEY_PAGE, moneyPage, withParts, workedParts } from '../budgets/money-doc.builder.js';
import { startApp } from './app.js';

/** `npm run money-doc`: plays the worked year on a throw-away PostgreSQL and writes its tables into docs/money.md. */
const servers = await startTestServers(process.env);
try {
  const house = await startApp({ empty: true });
  try {
    writeFileSync(MONEY_PAGE, withParts(moneyPage(), await workedParts(house)));
  } finally {
    await house.close();
  }
} finally {
  await servers.stop();
}
process.exit(0);
