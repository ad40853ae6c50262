import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can } from '#libs/access';
import { Documents } from '#libs/documents';
import { type Clock, fiscalYearOf, type LocalDate, today } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { delaysCsv, forecastCsv, latePaymentsCsv, outlookCsv } from './control.csv.js';
import { forecast } from './forecast.js';
import { ForecastDto, ForecastQuery } from './forecast.dto.js';
import { LatePaymentPage, LatePaymentQuery, PaymentDelayQuery, PaymentDelaysDto } from './late-payment.dto.js';
import { allLatePayments, latePayments } from './late-payments.js';
import { allOutlook, outlook } from './outlook.js';
import { OutlookPage, OutlookQuery } from './outlook.dto.js';
import { paymentDelays } from './payment-delays.js';

/** What is coming, and what is too late. */
@ApiTags('reporting')
@Controller('api')
@Can('report.read')
export class ControlController {
  constructor(
    private readonly db: Database,
    private readonly documents: Documents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('forecast')
  @ApiOkResponse({ type: ForecastDto })
  forecast(@Query() query: ForecastQuery): Promise<ForecastDto> {
    return forecast(this.db, query.programme ?? null, this.today);
  }

  @Get('forecast/export.csv')
  @ApiProduces('text/csv')
  async forecastFile(@Query() query: ForecastQuery, @Res() response: Response): Promise<void> {
    this.documents.sendBytes(response, forecastCsv(await this.forecast(query)));
  }

  /** The lines of this fiscal year. */
  @Get('outlook')
  @ApiOkResponse({ type: OutlookPage })
  outlook(@Query() query: OutlookQuery): Promise<OutlookPage> {
    return outlook(this.db, query, this.today);
  }

  @Get('outlook/export.csv')
  @ApiProduces('text/csv')
  async outlookFile(@Query() query: OutlookQuery, @Res() response: Response): Promise<void> {
    this.documents.sendBytes(response, outlookCsv(await allOutlook(this.db, query, this.today), this.today));
  }

  @Get('late-payments')
  @ApiOkResponse({ type: LatePaymentPage })
  late(@Query() query: LatePaymentQuery): Promise<LatePaymentPage> {
    return latePayments(this.db, query, this.today);
  }

  @Get('late-payments/export.csv')
  @ApiProduces('text/csv')
  async lateFile(@Query() query: LatePaymentQuery, @Res() response: Response): Promise<void> {
    this.documents.sendBytes(response, latePaymentsCsv(await allLatePayments(this.db, query, this.today), this.today));
  }

  @Get('payment-delays')
  @ApiOkResponse({ type: PaymentDelaysDto })
  delays(@Query() query: PaymentDelayQuery): Promise<PaymentDelaysDto> {
    return paymentDelays(this.db, query.year ?? fiscalYearOf(this.today), this.today);
  }

  @Get('payment-delays/export.csv')
  @ApiProduces('text/csv')
  async delaysFile(@Query() query: PaymentDelayQuery, @Res() response: Response): Promise<void> {
    this.documents.sendBytes(response, delaysCsv(await this.delays(query)));
  }

  private get today(): LocalDate {
    return today(this.clock);
  }
}
