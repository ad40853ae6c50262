import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can } from '#libs/access';
import { Documents } from '#libs/documents';
import { Database } from '#libs/platform';
import { RefundPage, RefundQuery } from './refund.dto.js';
import { exportRefunds, listRefunds } from './refund-list.js';

/** What beneficiaries gave back, credits and income alike (rule 3.25). It is recorded on the order. */
@ApiTags('payments')
@Controller('api/refunds')
@Can('payment-order.read')
export class RefundsController {
  constructor(
    private readonly db: Database,
    private readonly documents: Documents,
  ) {}

  @Get()
  @ApiOkResponse({ type: RefundPage })
  list(@Query() query: RefundQuery): Promise<RefundPage> {
    return listRefunds(this.db, query);
  }

  @Get('export.csv')
  @ApiProduces('text/csv')
  async csv(@Query() query: RefundQuery, @Res() response: Response): Promise<void> {
    this.documents.sendBytes(response, await exportRefunds(this.db, query));
  }
}
