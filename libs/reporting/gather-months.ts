import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, defineJob, Jobs } from '#libs/platform';

const GATHER = defineJob<Record<string, never>>('reporting.gather-months');

/** Every minute: adds what was entered since to the sums by month. Reports are right without it, and quick with it. */
@Injectable()
export class GatherMonths implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.on(GATHER, () => this.run());
    this.jobs.schedule(GATHER, '* * * * *');
  }

  async run(): Promise<void> {
    await this.db.query('SELECT ledger_months_gather()');
  }
}
