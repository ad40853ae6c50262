import { Module } from '@nestjs/common';
import { AnnualReportController } from './annual-report.controller.js';
import './reporting.permissions.js';
import { WorklistController } from './worklist.controller.js';

@Module({ controllers: [AnnualReportController, WorklistController] })
export class ReportingModule {}
