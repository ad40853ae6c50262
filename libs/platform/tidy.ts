import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from './database.js';
import { defineJob, Jobs } from './jobs.js';

const TIDY = defineJob<Record<string, never>>('platform.tidy');

/** Every night: forgets answers to requests that nobody will repeat any more. */
@Injectable()
export class Tidy implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.on(TIDY, async () => void (await this.run()));
    this.jobs.schedule(TIDY, '30 3 * * *');
  }

  /** Answers how many rows went. */
  async run(): Promise<number> {
    const gone = await this.db.query(
      `DELETE FROM idempotency_keys WHERE created_at < now() - interval '30 days' RETURNING 1`,
    );
    return gone.length;
  }
}
