import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, demand, type LocalDate } from '#libs/kernel';
import { Database, once, type Tx } from '#libs/platform';
import { chartAccountActs, situationOf } from './chart-account.acts.js';
import { lockChartAccount } from './chart-accounts.repository.js';

/**
 * Ends an account number on a day: later years cannot be voted on it, and what was booked keeps its name.
 * @throws 404; 409 it has ended; 422 `chart-account.ends-before`, `chart-account.used-later`
 */
@Injectable()
export class RetireChartAccount {
  constructor(private readonly db: Database) {}

  run(actor: Actor, id: string, lastDay: LocalDate, key: string): Promise<{ id: string }> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'chart-account.retire', body: { id, lastDay } }, () =>
        this.retire(tx, actor, id, lastDay),
      ),
    );
  }

  private async retire(tx: Tx, actor: Actor, id: string, lastDay: LocalDate): Promise<{ id: string }> {
    const { number, label, validFrom, state, usedIn } = await lockChartAccount(tx, id, lastDay);
    demand(
      chartAccountActs,
      'retire',
      situationOf(actor, state, { last: { day: lastDay, validFrom, number, usedIn } }),
    );
    await tx.query('UPDATE chart_accounts SET valid_to = $2 WHERE id = $1', [id, lastDay]);
    const facts = { number, label, lastDay };
    await record(tx, { actor, act: 'chart-account.retire', subject: { kind: 'chart-account', id }, facts });
    return { id };
  }
}
