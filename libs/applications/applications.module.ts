import { Module } from '@nestjs/common';
import { AcceptReview } from './accept-review.js';
import { AnswerApplication } from './answer-application.js';
import { ApplicationFilesController } from './application-files.controller.js';
import { ApplicationsController } from './applications.controller.js';
import { ApplicationsJobs } from './applications.jobs.js';
import './application.notices.js';
import './applications.permissions.js';
import { AssignApplication } from './assign-application.js';
import { AttachApplication } from './attach-application.js';
import { CallsController } from './calls.controller.js';
import { ChangeCall } from './change-call.js';
import { CloseCall } from './close-call.js';
import { CompleteApplication } from './complete-application.js';
import { ConcludeApplication } from './conclude-application.js';
import { CreateCall } from './create-call.js';
import { DetachApplication } from './detach-application.js';
import { HandlingController } from './handling.controller.js';
import { OpenCall } from './open-call.js';
import { QuestionApplication } from './question-application.js';
import { RecommendApplication } from './recommend-application.js';
import { RecuseReview } from './recuse-review.js';
import { ReviewsController } from './reviews.controller.js';
import { SaveApplication } from './save-application.js';
import { ScoreReview } from './score-review.js';
import { SetAsideApplication } from './set-aside-application.js';
import { StartApplication } from './start-application.js';
import { SubmitApplication } from './submit-application.js';

const acts = [
  CreateCall,
  ChangeCall,
  OpenCall,
  CloseCall,
  StartApplication,
  SaveApplication,
  AttachApplication,
  DetachApplication,
  SubmitApplication,
  QuestionApplication,
  AnswerApplication,
  CompleteApplication,
  AssignApplication,
  ConcludeApplication,
  RecommendApplication,
  SetAsideApplication,
  AcceptReview,
  RecuseReview,
  ScoreReview,
];

@Module({
  // HandlingController first: `GET /api/applications/reviewers` must not be read as an id
  controllers: [
    CallsController,
    HandlingController,
    ApplicationsController,
    ApplicationFilesController,
    ReviewsController,
  ],
  providers: [...acts, ApplicationsJobs],
  exports: acts,
})
export class ApplicationsModule {}
