import 'reflect-metadata';
import { Ledger, position } from '#libs/budgets';
import { fiscalYearOf, newId, Refused, today } from '#libs/kernel';
import { Database, readSettings } from '#libs/platform';
import { createApp } from '../../apps/server/app.js';

/**
 * For tests: the program in a process whose zone is that of `TZ`, in the first half hour of 2027 in Paris. Says on which day and in which
 * year it is, what it wrote and read back, and why it may write nothing in 2026.
 */
const [openLine, closedLine] = process.argv.slice(2) as [string, string];
const clock = { now: () => new Date('2026-12-31T23:15:00Z') };
const app = await createApp(readSettings(process.env), { clock });
await app.init();
const db = app.get(Database);
const day = today(clock);
const move = (lineId: string, accountingDate: string) =>
  db.transaction((tx) =>
    app.get(Ledger).reserve(tx, {
      ...{ lineId, accountingDate, grantId: newId(), amountCents: 1n, reference: newId(), actorId: newId() },
    }),
  );
await move(openLine, day);
const refused = await move(closedLine, '2026-12-31').then(
  () => null,
  (error: Refused) => error.refusals[0],
);
const [entry] = await db.query(
  'SELECT accounting_date AS day, year FROM ledger_entries WHERE line_id = $1 ORDER BY id DESC LIMIT 1',
  [openLine],
);
const before = await position(db, openLine, '2026-12-31');
const told = JSON.stringify({
  zone: process.env.TZ,
  day,
  year: fiscalYearOf(day),
  entry,
  refused,
  before: Number(before!.reservedCents),
});
process.stdout.write(`${told}\n`);
await app.close();
