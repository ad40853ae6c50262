import { Module } from '@nestjs/common';
import { BudgetsModule } from '#libs/budgets';
import { AbandonGrant } from './abandon-grant.js';
import { AddIndicator } from './add-indicator.js';
import { CloseGrant } from './close-grant.js';
import { ConfirmCondition } from './confirm-condition.js';
import { CorrectResultGrant } from './correct-result-grant.js';
import { DrawUpGrant } from './draw-up-grant.js';
import { GiveSignedGrant } from './give-signed-grant.js';
import { GrantActsController } from './grant-acts.controller.js';
import './grant.notices.js';
import { GrantMoney } from './grant-money.js';
import { GrantSubject } from './grant-subject.js';
import { GrantsController } from './grants.controller.js';
import './grants.permissions.js';
import { IndicatorsController } from './indicators.controller.js';
import { OpenSlices } from './open-slices.js';
import { ProposeGrant } from './propose-grant.js';
import { RecordResultGrant } from './record-result-grant.js';
import { ResultsController } from './results.controller.js';
import { RetireIndicator } from './retire-indicator.js';
import { ReviseGrant } from './revise-grant.js';
import { SetTargetsGrant } from './set-targets-grant.js';
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
  SetTargetsGrant,
  RecordResultGrant,
  CorrectResultGrant,
  AddIndicator,
  RetireIndicator,
  OpenSlices,
];

@Module({
  imports: [BudgetsModule],
  controllers: [GrantsController, GrantActsController, ResultsController, IndicatorsController],
  providers: [...acts, GrantMoney, GrantSubject],
  exports: acts,
})
export class GrantsModule {}
