import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Database, defineJob, Jobs } from '#libs/platform';
import { deliveryById, forgotten, giveUpSending, moveDelivery, type Waiting } from './deliveries.repository.js';
import type { Delivery } from './delivery.entity.js';
import { Mailer, type SendOutcome } from './mailer.js';

export const DELIVER = defineJob<{ id: string }>('notices.deliver');
const SWEEP = defineJob<Record<string, never>>('notices.sweep');

/** The same attempt is the same job, however often it is queued. */
export const jobOf = ({ id, attempts }: Waiting) => ({ data: { id }, jobId: `delivery-${id}-${attempts}` });

const MINUTE = 60_000;

/** Sends what is queued, each message once; tries again only where it is certain that nothing was sent. */
@Injectable()
export class Deliver implements OnModuleInit {
  /** Milliseconds to wait before each further attempt; afterwards the message has failed and waits for an administrator. */
  pauses = [5_000, 30_000, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 60 * MINUTE, 120 * MINUTE, 240 * MINUTE, 480 * MINUTE];
  private readonly log = new Logger('mail');

  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
  ) {}

  onModuleInit(): void {
    this.jobs.on(DELIVER, ({ id }) => this.deliver(id));
    this.jobs.on(SWEEP, () => this.sweep());
    this.jobs.schedule(SWEEP, '* * * * *');
  }

  /** Does nothing when the message is not queued any more: another worker has it, or it is settled. */
  async deliver(id: string): Promise<void> {
    const delivery = await deliveryById(this.db, id);
    if (delivery?.state !== 'queued') return;
    const outcome = await this.mailer.send(delivery, () =>
      moveDelivery(this.db, id, { from: ['queued'], to: 'sending' }),
    );
    if (outcome.outcome !== 'taken') await this.settle(delivery, outcome);
  }

  /** Messages whose sender died are shown to a person; those that the queue lost are queued again. */
  async sweep(): Promise<void> {
    await giveUpSending(this.db, (this.mailer.patience * 4) / 1000);
    const lost = await forgotten(this.db);
    const hour = Math.floor(Date.now() / (60 * MINUTE));
    await this.jobs.addAll(
      DELIVER,
      lost.map(({ id }) => ({ data: { id }, jobId: `delivery-${id}-at-${hour}` })),
    );
  }

  private async settle({ id, messageId, attempts }: Delivery, { outcome, detail }: SendOutcome): Promise<void> {
    const pause = this.pauses[attempts];
    const again = outcome === 'not-sent' && pause !== undefined;
    const to = outcome === 'sent' ? 'sent' : outcome === 'unknown' ? 'unknown' : again ? 'queued' : 'failed';
    this.log.log(`${messageId} attempt ${attempts + 1}: ${outcome}, ${detail}`);
    const attempt = { at: new Date().toISOString(), outcome: outcome as Exclude<typeof outcome, 'taken'>, detail };
    // From `unknown` too: a sweep may have given up on this message while its answer was on the way.
    await moveDelivery(this.db, id, { from: ['queued', 'sending', 'unknown'], to, attempt, attempts: attempts + 1 });
    if (again) {
      const { data, jobId } = jobOf({ id, attempts: attempts + 1 });
      await this.jobs.add(DELIVER, data, { jobId, delay: pause });
    }
  }
}
