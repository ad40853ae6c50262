import { Module } from '@nestjs/common';
import { AmendBudgetLine } from './amend-budget-line.js';
import { Ledger } from './ledger.js';
import { VoteBudgetLine } from './vote-budget-line.js';

@Module({
  providers: [Ledger, VoteBudgetLine, AmendBudgetLine],
  exports: [Ledger, VoteBudgetLine, AmendBudgetLine],
})
export class BudgetsModule {}
