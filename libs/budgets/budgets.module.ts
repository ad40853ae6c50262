import { Module } from '@nestjs/common';
import { AmendBudgetLine } from './amend-budget-line.js';
import { BudgetsController } from './budgets.controller.js';
import './budgets.permissions.js';
import { ChangeFiscalYear } from './change-fiscal-year.js';
import { FiscalYearsController } from './fiscal-years.controller.js';
import { FundingSourcesController } from './funding-sources.controller.js';
import { Ledger } from './ledger.js';
import { RecordRevenueFundingSource } from './record-revenue-funding-source.js';
import { VoteBudgetLine } from './vote-budget-line.js';

@Module({
  controllers: [BudgetsController, FiscalYearsController, FundingSourcesController],
  providers: [Ledger, VoteBudgetLine, AmendBudgetLine, ChangeFiscalYear, RecordRevenueFundingSource],
  exports: [Ledger, VoteBudgetLine, AmendBudgetLine, ChangeFiscalYear, RecordRevenueFundingSource],
})
export class BudgetsModule {}
