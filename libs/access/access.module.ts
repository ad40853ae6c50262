import { Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { Database, defineJob, Jobs } from '#libs/platform';
import { AcceptInvitation } from './accept-invitation.js';
import { AccessGuard } from './access.guard.js';
import { AddPerson } from './add-person.js';
import { ChangePassword } from './change-password.js';
import { ChangeProfile } from './change-profile.js';
import { ClosePerson } from './close-person.js';
import { FoundHouse } from './found-house.js';
import { GiveRole } from './give-role.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitePerson } from './invite-person.js';
import { LocalStrategy } from './local.strategy.js';
import { PeopleController } from './people.controller.js';
import { syncPermissions } from './permissions.js';
import { ProfileController } from './profile.controller.js';
import { ReopenPerson } from './reopen-person.js';
import { RolesController } from './roles.controller.js';
import { SessionController } from './session.controller.js';
import { sweepSessions } from './session.store.js';
import { TakeRole } from './take-role.js';
import { sweepAttempts } from './throttle.js';

const SWEEP = defineJob<Record<string, never>>('access.sweep');

const acts = [
  AddPerson,
  InvitePerson,
  GiveRole,
  TakeRole,
  ClosePerson,
  ReopenPerson,
  AcceptInvitation,
  ChangePassword,
  ChangeProfile,
  FoundHouse,
];

@Module({
  imports: [PassportModule],
  controllers: [SessionController, PeopleController, RolesController, InvitationsController, ProfileController],
  providers: [LocalStrategy, { provide: APP_GUARD, useClass: AccessGuard }, ...acts],
  exports: acts,
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
