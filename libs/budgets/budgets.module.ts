import { Module } from '@nestjs/common';
import { AmendBudgetLine } from './amend-budget-line.js';
import { BudgetsController } from './budgets.controller.js';
import './budgets.permissions.js';
import { Ledger } from './ledger.js';
import { VoteBudgetLine } from './vote-budget-line.js';

@Module({
  controllers: [BudgetsController],
  providers: [Ledger, VoteBudgetLine, AmendBudgetLine],
  exports: [Ledger, VoteBudgetLine, AmendBudgetLine],
})
export class BudgetsModule {}
