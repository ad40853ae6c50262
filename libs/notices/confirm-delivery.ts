import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, demand, may, notFound } from '#libs/kernel';
import { Database } from '#libs/platform';
import { deliveryById, moveDelivery } from './deliveries.repository.js';
import { deliveryActs } from './delivery.acts.js';

/** An administrator knows that a message of unknown outcome arrived: nothing leaves again. */
@Injectable()
export class ConfirmDelivery {
  constructor(private readonly db: Database) {}

  /** @throws 404; 409 when its outcome is known */
  run(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const { state } = (await deliveryById(tx, id)) ?? notFound();
      demand(deliveryActs, 'confirm', { state, can: (permission) => may(actor, permission), facts: undefined });
      const attempt = { at: new Date().toISOString(), outcome: 'confirmed', by: actor.name } as const;
      if (!(await moveDelivery(tx, id, { from: [state], to: 'sent', attempt }))) notFound();
      await record(tx, { actor, act: 'delivery.confirm', subject: { kind: 'delivery', id } });
    });
  }
}
