import { Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { Database, defineJob, Jobs } from '#libs/platform';
import { AccessGuard } from './access.guard.js';
import { LocalStrategy } from './local.strategy.js';
import { syncPermissions } from './permissions.js';
import { SessionController } from './session.controller.js';
import { sweepSessions } from './session.store.js';
import { sweepAttempts } from './throttle.js';

const SWEEP = defineJob<Record<string, never>>('access.sweep');

@Module({
  imports: [PassportModule],
  controllers: [SessionController],
  providers: [LocalStrategy, { provide: APP_GUARD, useClass: AccessGuard }],
})
export class AccessModule implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
  ) {}

  async onModuleInit(): Promise<void> {
    this.jobs.on(SWEEP, async () => {
      await sweepSessions(this.db);
      await sweepAttempts(this.db);
    });
    this.jobs.schedule(SWEEP, '17 * * * *');
    await syncPermissions(this.db);
  }
}
