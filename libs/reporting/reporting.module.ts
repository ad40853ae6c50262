import { Module } from '@nestjs/common';
import { AnnualReportController } from './annual-report.controller.js';
import { CheckLedger } from './check-ledger.js';
import { LedgerCheckMetrics } from './ledger-check.metrics.js';
import './ledger-check.notices.js';
import { LedgerChecksController } from './ledger-checks.controller.js';
import './reporting.permissions.js';
import { RunLedgerCheck } from './run-ledger-check.js';
import { WorklistController } from './worklist.controller.js';

@Module({
  controllers: [AnnualReportController, WorklistController, LedgerChecksController],
  providers: [CheckLedger, RunLedgerCheck, LedgerCheckMetrics],
})
export class ReportingModule {}
