import { Module } from '@nestjs/common';
import { AmendAuthority } from './amend-authority.js';
import { AmendBudgetLine } from './amend-budget-line.js';
import { AuthoritiesController } from './authorities.controller.js';
import { Authorities } from './authorities.js';
import { BudgetsController } from './budgets.controller.js';
import './budgets.permissions.js';
import { ChangeFiscalYear } from './change-fiscal-year.js';
import { FiscalYearsController } from './fiscal-years.controller.js';
import { FundingSourcesController } from './funding-sources.controller.js';
import { LapseAuthority } from './lapse-authority.js';
import { Ledger } from './ledger.js';
import { PlanAuthority } from './plan-authority.js';
import { RecordRevenueFundingSource } from './record-revenue-funding-source.js';
import { VoteAuthority } from './vote-authority.js';
import { VoteBudgetLine } from './vote-budget-line.js';

@Module({
  controllers: [BudgetsController, FiscalYearsController, FundingSourcesController, AuthoritiesController],
  providers: [
    ...[Ledger, VoteBudgetLine, AmendBudgetLine, ChangeFiscalYear, RecordRevenueFundingSource],
    ...[Authorities, VoteAuthority, PlanAuthority, AmendAuthority, LapseAuthority],
  ],
  exports: [
    ...[Ledger, VoteBudgetLine, AmendBudgetLine, ChangeFiscalYear, RecordRevenueFundingSource],
    ...[Authorities, VoteAuthority],
  ],
})
export class BudgetsModule {}
