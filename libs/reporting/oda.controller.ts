import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can } from '#libs/access';
import { Documents } from '#libs/documents';
import { Database } from '#libs/platform';
import { odaDeclaration } from './oda-declaration.js';
import { OdaDeclarationDto, OdaPaymentPage, OdaPaymentQuery, OdaYearQuery } from './oda.dto.js';
import { odaFile } from './oda-file.js';
import { listOdaPayments } from './oda-payments.js';

/** Official development aid paid in a calendar year, as the yearly declaration asks for it (rule 1.9). */
@ApiTags('reporting')
@Controller('api/oda-declaration')
@Can('report.read')
export class OdaController {
  constructor(
    private readonly db: Database,
    private readonly documents: Documents,
  ) {}

  @Get()
  @ApiOkResponse({ type: OdaDeclarationDto })
  show(@Query() { year }: OdaYearQuery): Promise<OdaDeclarationDto> {
    return odaDeclaration(this.db, year);
  }

  @Get('payments')
  @ApiOkResponse({ type: OdaPaymentPage })
  payments(@Query() query: OdaPaymentQuery): Promise<OdaPaymentPage> {
    return listOdaPayments(this.db, query);
  }

  @Get('export.csv')
  @ApiProduces('text/csv')
  async csv(@Query() { year }: OdaYearQuery, @Res() response: Response): Promise<void> {
    this.documents.sendBytes(response, await odaFile(this.db, year, 'csv'));
  }

  @Get('export.xlsx')
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  async xlsx(@Query() { year }: OdaYearQuery, @Res() response: Response): Promise<void> {
    this.documents.sendBytes(response, await odaFile(this.db, year, 'xlsx'));
  }
}
