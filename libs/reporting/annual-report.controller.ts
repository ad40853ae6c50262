import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can } from '#libs/access';
import { Documents, xlsxType } from '#libs/documents';
import type { Clock } from '#libs/kernel';
import { CLOCK, Database, languageOf } from '#libs/platform';
import { AnnualReportDto, AnnualReportQuery } from './annual-report.dto.js';
import { reportCsv } from './annual-report.csv.js';
import { reportPdf } from './annual-report.pdf.js';
import { reportXlsx } from './annual-report.xlsx.js';
import { annualReport } from './annual-report.js';
import { FigureEntryPage, FigureEntryQuery } from './figure-entries.dto.js';
import { figureEntries } from './figure-entries.js';

@ApiTags('reporting')
@Controller('api/annual-report')
@Can('report.read')
export class AnnualReportController {
  constructor(
    private readonly db: Database,
    private readonly documents: Documents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOkResponse({ type: AnnualReportDto })
  show(@Query() query: AnnualReportQuery): Promise<AnnualReportDto> {
    return this.db.transaction((tx) => annualReport(tx, query, this.clock.now()));
  }

  /** What makes one figure of it, entry by entry. */
  @Get('entries')
  @ApiOkResponse({ type: FigureEntryPage })
  entries(@Query() query: FigureEntryQuery): Promise<FigureEntryPage> {
    return figureEntries(this.db, query, this.clock.now());
  }

  @Get('export.csv')
  @ApiProduces('text/csv')
  async csv(@Query() query: AnnualReportQuery, @Res() response: Response): Promise<void> {
    this.documents.sendBytes(response, reportCsv(await this.show(query), languageOf()));
  }

  @Get('export.xlsx')
  @ApiProduces(xlsxType)
  async xlsx(@Query() query: AnnualReportQuery, @Res() response: Response): Promise<void> {
    this.documents.sendBytes(response, await reportXlsx(await this.show(query), languageOf()));
  }

  @Get('export.pdf')
  @ApiProduces('application/pdf')
  async pdf(@Query() query: AnnualReportQuery, @Res() response: Response): Promise<void> {
    this.documents.sendBytes(response, reportPdf(await this.show(query), languageOf(), this.documents));
  }
}
