import { Module } from '@nestjs/common';
import { BudgetsModule } from '#libs/budgets';
import { GrantsModule } from '#libs/grants';
import { CloseYearEnd } from './close-year-end.js';
import './closing.permissions.js';
import { OpenYearEnd } from './open-year-end.js';
import { ReviewYearEnd } from './review-year-end.js';
import { YearEndController } from './year-end.controller.js';

const acts = [ReviewYearEnd, CloseYearEnd, OpenYearEnd];

@Module({
  imports: [BudgetsModule, GrantsModule],
  controllers: [YearEndController],
  providers: acts,
  exports: acts,
})
export class ClosingModule {}
