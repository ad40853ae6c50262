import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, demand, newId, refuse } from '#libs/kernel';
import { Database, once } from '#libs/platform';
import { chartAccountActs, situationOf } from './chart-account.acts.js';
import type { AddChartAccountDto } from './chart-account.dto.js';

/**
 * Enters an account number with the days on which it may be used (rules 3.7, 3.8).
 * @throws 409 `chart-account-twice` when the number holds on some of these days; 422 `chart-account.ends-before`
 */
@Injectable()
export class AddChartAccount {
  constructor(private readonly db: Database) {}

  run(actor: Actor, input: AddChartAccountDto, key: string): Promise<{ id: string }> {
    return this.db.transaction((tx) =>
      once(tx, { key, actorId: actor.id, act: 'chart-account.add', body: input }, async () => {
        demand(chartAccountActs, 'add', situationOf(actor, 'in-use'));
        const { nomenclature, kind, number, labelFr, labelEn, validFrom, validTo } = input;
        if (validTo && validTo < validFrom) refuse('chart-account.ends-before', { validFrom }, 422, 'validTo');
        const id = newId();
        await tx.query(
          `INSERT INTO chart_accounts (id, nomenclature, kind, number, label_fr, label_en, valid_from, valid_to)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [id, nomenclature, kind, number, labelFr, labelEn, validFrom, validTo ?? null],
        );
        const facts = { number, label: labelFr, validFrom };
        await record(tx, { actor, act: 'chart-account.add', subject: { kind: 'chart-account', id }, facts });
        return { id };
      }),
    );
  }
}
