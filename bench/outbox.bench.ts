import { Ledger } from '#libs/budgets';
import { record } from '#libs/history';
import { HOUSE, newId } from '#libs/kernel';
import { Database, once } from '#libs/platform';
import { votedLine } from '../libs/budgets/budgets.builder.js';
import { type Bench, perSecond } from './frame.js';
import { openHouse } from './house.js';

/** An act (idempotency, a move of money) with and without its history row, which is also the outbox. */
export default async function bench({ databaseUrl, report }: Bench): Promise<void> {
  const app = await openHouse(databaseUrl);
  const [db, ledger] = [app.get(Database), app.get(Ledger)];
  const lines = await Promise.all(Array.from({ length: 64 }, () => votedLine(app, 1_000_000_000n)));
  const act = (told: boolean) => () =>
    db.transaction((tx) =>
      once(tx, { key: newId(), actorId: HOUSE.id, act: 'grant.propose', body: {} }, async () => {
        const lineId = lines[Math.floor(Math.random() * lines.length)]!;
        const move = {
          lineId,
          grantId: newId(),
          amountCents: 1n,
          accountingDate: '2027-03-01',
          reference: newId(),
          actorId: HOUSE.id,
        };
        await ledger.reserve(tx, move);
        if (told)
          await record(tx, { actor: HOUSE, act: 'grant.propose', subject: { kind: 'grant', id: move.grantId } });
      }),
    );
  for (const clients of [1, 16]) {
    await report(`an act with and without its history row, ${clients} client${clients > 1 ? 's' : ''}`, {
      ours: () => perSecond(act(true), { clients }),
      theirs: () => perSecond(act(false), { clients }),
      unit: '/s',
      aim: { atLeast: 0.9 },
    });
  }
  await app.close();
}
