import { Global, Module } from '@nestjs/common';
import './approval.notices.js';
import { Approvals } from './approvals.js';
import { ApprovalsController } from './approvals.controller.js';
import './approvals.permissions.js';
import { ApproveCase } from './approve-case.js';
import { CaseView } from './case-view.js';
import { DateDeliberation } from './date-deliberation.js';
import { Decide } from './decide.js';
import { Deciding } from './deciding.js';
import { DeliberationView } from './deliberation-view.js';
import { DeliberationsController } from './deliberations.controller.js';
import { GiveOpinion } from './give-opinion.js';
import { NotifyDeliberation } from './notify-deliberation.js';
import { PublishDeliberation } from './publish-deliberation.js';
import { RecordDeliberation } from './record-deliberation.js';
import { RefuseCase } from './refuse-case.js';
import { ReturnCase } from './return-case.js';
import { TransmitDeliberation } from './transmit-deliberation.js';

/** What demonstration data and the rooms below may use. */
const acts = [
  GiveOpinion,
  ApproveCase,
  ReturnCase,
  RefuseCase,
  RecordDeliberation,
  TransmitDeliberation,
  PublishDeliberation,
  NotifyDeliberation,
];

@Global()
@Module({
  controllers: [ApprovalsController, DeliberationsController],
  providers: [Approvals, Decide, Deciding, CaseView, DeliberationView, DateDeliberation, ...acts],
  exports: [Approvals, CaseView, ...acts],
})
export class ApprovalsModule {}
