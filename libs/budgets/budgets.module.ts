import { Module } from '@nestjs/common';
import { ApprovalsModule } from '#libs/approvals';
import { AddChartAccount } from './add-chart-account.js';
import { AdoptBudgetAct } from './adopt-budget-act.js';
import { AmendAuthority } from './amend-authority.js';
import { AuthoritiesController } from './authorities.controller.js';
import { Authorities } from './authorities.js';
import { AttachBudgetAct } from './attach-budget-act.js';
import { BudgetActSubject } from './budget-act-subject.js';
import { BudgetActsController } from './budget-acts.controller.js';
import { BudgetsController } from './budgets.controller.js';
import './budgets.permissions.js';
import { ChangeFiscalYear } from './change-fiscal-year.js';
import { ChartAccountsController } from './chart-accounts.controller.js';
import { DraftBudgetAct } from './draft-budget-act.js';
import { FiscalYearsController } from './fiscal-years.controller.js';
import { FundingSourcesController } from './funding-sources.controller.js';
import { LapseAuthority } from './lapse-authority.js';
import { Ledger } from './ledger.js';
import { PlanAuthority } from './plan-authority.js';
import { RecordRevenueFundingSource } from './record-revenue-funding-source.js';
import { RetireChartAccount } from './retire-chart-account.js';
import { SubmitBudgetAct } from './submit-budget-act.js';
import { VoteAuthority } from './vote-authority.js';
import { WithdrawBudgetAct } from './withdraw-budget-act.js';

const budgetActs = [DraftBudgetAct, AttachBudgetAct, SubmitBudgetAct, AdoptBudgetAct, WithdrawBudgetAct];

@Module({
  imports: [ApprovalsModule],
  controllers: [
    BudgetsController,
    BudgetActsController,
    ChartAccountsController,
    FiscalYearsController,
    FundingSourcesController,
    AuthoritiesController,
  ],
  providers: [
    ...[...budgetActs, BudgetActSubject, Ledger, ChangeFiscalYear, RecordRevenueFundingSource],
    ...[Authorities, VoteAuthority, PlanAuthority, AmendAuthority, LapseAuthority],
    ...[AddChartAccount, RetireChartAccount],
  ],
  exports: [...[...budgetActs, Ledger, ChangeFiscalYear, RecordRevenueFundingSource], ...[Authorities, VoteAuthority]],
})
export class BudgetsModule {}
