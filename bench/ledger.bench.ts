import { Ledger } from '#libs/budgets';
import { HOUSE, newId } from '#libs/kernel';
import { Database } from '#libs/platform';
import { votedLine } from '../libs/budgets/budgets.builder.js';
import { type Bench, perSecond } from './frame.js';
import { openHouse, ownerPool } from './house.js';

/** The least that PostgreSQL must do for a reservation: two balances and an entry, in one function. */
const BARE = `
  CREATE FUNCTION bare_reserve(line uuid, grantee uuid, cents bigint, ref text, actor uuid) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE budget_lines SET available_cents = available_cents - cents WHERE id = line;
    INSERT INTO line_grants AS g (line_id, grant_id, reserved_cents) VALUES (line, grantee, cents)
      ON CONFLICT (line_id, grant_id) DO UPDATE SET reserved_cents = g.reserved_cents + cents;
    INSERT INTO ledger_entries (line_id, year, grant_id, move, from_account, to_account, amount_cents, accounting_date, reference, actor_id)
      VALUES (line, 2027, grantee, 'reserve', 'available', 'reserved', cents, '2027-03-01', ref, actor);
  END $$`;

/** A move of the ledger alone, in a transaction of its own, against one hand-written function that writes the same rows. */
export default async function bench({ databaseUrl, report }: Bench): Promise<void> {
  const app = await openHouse(databaseUrl);
  const [db, ledger] = [app.get(Database), app.get(Ledger)];
  const bare = ownerPool(databaseUrl, 16);
  await bare.query(BARE);
  const lines = await Promise.all(Array.from({ length: 64 }, () => votedLine(app, 1_000_000_000n)));
  for (const [clients, count] of [
    [1, 64],
    [16, 64],
    [16, 1],
  ] as const) {
    const facts = () => ({
      lineId: lines[Math.floor(Math.random() * count)]!,
      grantId: newId(),
      reference: newId(),
      actorId: HOUSE.id,
    });
    const ours = () =>
      db.transaction((tx) => ledger.reserve(tx, { ...facts(), amountCents: 1n, accountingDate: '2027-03-01' }));
    const theirs = () => {
      const { lineId, grantId, reference, actorId } = facts();
      return bare.query({
        name: 'bare',
        text: 'SELECT bare_reserve($1, $2, 1, $3, $4)',
        values: [lineId, grantId, reference, actorId],
      });
    };
    await report(
      `reserve, ${clients} client${clients > 1 ? 's' : ''}, ${count === 1 ? 'one hot line' : `${count} lines`}`,
      {
        ours: () => perSecond(ours, { clients }),
        theirs: () => perSecond(theirs, { clients }),
        unit: '/s',
        aim: { atLeast: 0.4 },
      },
    );
  }
  await bare.end();
  await app.close();
}
