import { Injectable } from '@nestjs/common';
import { record } from '#libs/history';
import { type Actor, demand, may, notFound } from '#libs/kernel';
import { Database, Jobs } from '#libs/platform';
import { DELIVER } from './deliver.js';
import { deliveryById, moveDelivery } from './deliveries.repository.js';
import { deliveryActs } from './delivery.acts.js';

/** An administrator sends a failed or doubtful message again, under the same Message-ID. */
@Injectable()
export class RetryDelivery {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
  ) {}

  /** @throws 404; 409 when the message neither failed nor is of unknown outcome */
  async run(actor: Actor, id: string): Promise<void> {
    const version = await this.db.transaction(async (tx) => {
      const { state, version } = (await deliveryById(tx, id)) ?? notFound();
      demand(deliveryActs, 'retry', { state, can: (permission) => may(actor, permission), facts: undefined });
      const attempt = { at: new Date().toISOString(), outcome: 'retried', by: actor.name } as const;
      if (!(await moveDelivery(tx, id, { from: [state], to: 'queued', attempt, attempts: 0 }))) notFound();
      await record(tx, { actor, act: 'delivery.retry', subject: { kind: 'delivery', id } });
      return version;
    });
    // Lost when the process ends just here; the sweep then queues it again.
    await this.jobs.add(DELIVER, { id }, { jobId: `delivery-${id}-by-hand-${version}` });
  }
}
