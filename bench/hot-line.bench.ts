import { Ledger, type Move } from '#libs/budgets';
import { HOUSE, newId } from '#libs/kernel';
import { Database } from '#libs/platform';
import { votedLine } from '../libs/budgets/budgets.builder.js';
import { type Bench, perSecond } from './frame.js';
import { openHouse, ownerPool } from './house.js';

const CLIENTS = 32;
const SECONDS = 30;
const DAY = '2027-03-01';

/** The four moves of a grant, each with its entry and the balances that it changes, and nothing looked at. */
const FLOOR = `
  CREATE FUNCTION floor_move(line uuid, grantee uuid, step int, ref text, actor uuid) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE moves text[] := ARRAY['reserve', 'commit', 'order', 'pay'];
    accounts text[] := ARRAY['available', 'reserved', 'committed', 'ordered', 'paid'];
  BEGIN
    IF step = 1 THEN
      UPDATE budget_lines SET available_cents = available_cents - 1 WHERE id = line;
      INSERT INTO line_grants (line_id, grant_id, reserved_cents) VALUES (line, grantee, 1);
    ELSE
      UPDATE line_grants SET reserved_cents = reserved_cents - (step = 2)::int,
          committed_cents = committed_cents + (step = 2)::int - (step = 3)::int,
          ordered_cents = ordered_cents + (step = 3)::int - (step = 4)::int, paid_cents = paid_cents + (step = 4)::int
        WHERE line_id = line AND grant_id = grantee;
    END IF;
    INSERT INTO ledger_entries (line_id, year, grant_id, move, from_account, to_account, amount_cents, accounting_date, reference, actor_id)
      VALUES (line, 2027, grantee, moves[step], accounts[step], accounts[step + 1], 1, '${DAY}', ref, actor);
  END $$`;

/**
 * 32 people at once on one line for half a minute: grants are reserved, committed, ordered and paid, each move an act of its own. An error
 * that reaches one of them, a deadlock say, ends the bench; so does a line that no longer adds up.
 */
export default async function bench({ databaseUrl, report }: Bench): Promise<void> {
  const app = await openHouse(databaseUrl, CLIENTS);
  const [db, ledger] = [app.get(Database), app.get(Ledger)];
  const owner = ownerPool(databaseUrl, CLIENTS);
  await owner.query(FLOOR);
  const lineId = await votedLine(app, 1_000_000_000n);
  const moves = [ledger.reserve, ledger.commit, ledger.order, ledger.pay];
  const ours = () =>
    walk((grantId, step) => {
      const facts = { lineId, grantId, amountCents: 1n, accountingDate: DAY, reference: newId(), actorId: HOUSE.id };
      return db.transaction((tx) => moves[step - 1]!(tx, facts satisfies Move));
    });
  const theirs = () =>
    walk((grantId, step) =>
      owner.query({
        name: 'floor',
        text: 'SELECT floor_move($1, $2, $3, $4, $5)',
        values: [lineId, grantId, step, newId(), HOUSE.id],
      }),
    );
  await report(`moves on one line, ${CLIENTS} clients, ${SECONDS} s`, {
    ours,
    theirs,
    unit: '/s',
    aim: { atLeast: 0.4 },
  });
  const { rows } = await owner.query<{ off: string }>(
    `SELECT l.voted_cents - l.available_cents - sum(g.reserved_cents + g.committed_cents + g.ordered_cents + g.paid_cents) AS off
     FROM budget_lines l JOIN line_grants g ON g.line_id = l.id WHERE l.id = $1 GROUP BY l.id`,
    [lineId],
  );
  if (rows[0]!.off !== '0') throw new Error(`the line is off by ${rows[0]!.off} cents`);
  await owner.end();
  await app.close();
}

/** Each client takes one grant after another through its four moves. Answers moves a second. */
function walk(move: (grantId: string, step: number) => Promise<unknown>): Promise<number> {
  const at = Array.from({ length: CLIENTS }, () => ({ grantId: '', step: 0 }));
  return perSecond(
    (client) => {
      const place = at[client]!;
      if (place.step % 4 === 0) Object.assign(place, { grantId: newId(), step: 0 });
      return move(place.grantId, ++place.step);
    },
    { clients: CLIENTS, seconds: SECONDS },
  );
}
