import { Module } from '@nestjs/common';
import { AnnualReportController } from './annual-report.controller.js';
import { CheckLedger } from './check-ledger.js';
import { ControlController } from './control.controller.js';
import { LedgerCheckMetrics } from './ledger-check.metrics.js';
import { GatherMonths } from './gather-months.js';
import './ledger-check.notices.js';
import { LedgerChecksController } from './ledger-checks.controller.js';
import './ledger-export.notices.js';
import { LedgerExportsController } from './ledger-exports.controller.js';
import { MakeLedgerExport } from './make-ledger-export.js';
import { OdaController } from './oda.controller.js';
import './reporting.permissions.js';
import { RunLedgerCheck } from './run-ledger-check.js';
import { RunLedgerExport } from './run-ledger-export.js';
import { WorklistController } from './worklist.controller.js';

@Module({
  controllers: [
    AnnualReportController,
    WorklistController,
    LedgerChecksController,
    LedgerExportsController,
    ControlController,
    OdaController,
  ],
  providers: [GatherMonths, CheckLedger, RunLedgerCheck, LedgerCheckMetrics, MakeLedgerExport, RunLedgerExport],
})
export class ReportingModule {}
