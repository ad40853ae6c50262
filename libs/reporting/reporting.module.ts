import { Module } from '@nestjs/common';
import { AnnualReportController } from './annual-report.controller.js';
import './reporting.permissions.js';

@Module({ controllers: [AnnualReportController] })
export class ReportingModule {}
