import { Module } from '@nestjs/common';
import { BudgetsModule } from '#libs/budgets';
import { AbandonGrant } from './abandon-grant.js';
import { CloseGrant } from './close-grant.js';
import { ConfirmCondition } from './confirm-condition.js';
import { DrawUpGrant } from './draw-up-grant.js';
import { GiveSignedGrant } from './give-signed-grant.js';
import { GrantActsController } from './grant-acts.controller.js';
import './grant.notices.js';
import { GrantSubject } from './grant-subject.js';
import { GrantsController } from './grants.controller.js';
import './grants.permissions.js';
import { ProposeGrant } from './propose-grant.js';
import { ReviseGrant } from './revise-grant.js';
import { SignGrant } from './sign-grant.js';

const acts = [
  ProposeGrant,
  ReviseGrant,
  DrawUpGrant,
  GiveSignedGrant,
  SignGrant,
  ConfirmCondition,
  CloseGrant,
  AbandonGrant,
];

@Module({
  imports: [BudgetsModule],
  controllers: [GrantsController, GrantActsController],
  providers: [...acts, GrantSubject],
  exports: acts,
})
export class GrantsModule {}
