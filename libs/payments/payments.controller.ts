import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can, CurrentActor } from '#libs/access';
import { Documents } from '#libs/documents';
import { type Actor, type Clock, today } from '#libs/kernel';
import { CLOCK, Database, IdempotencyKey } from '#libs/platform';
import { AcceptPaymentOrder } from './accept-payment-order.js';
import { ConfirmPaidPaymentOrder } from './confirm-paid-payment-order.js';
import { listDue } from './due-list.js';
import { IssuePaymentOrder } from './issue-payment-order.js';
import {
  ConfirmPaidDto,
  DueInstalmentPage,
  DueQuery,
  IssuedDto,
  IssuePaymentOrderDto,
  PaymentOrderDto,
  PaymentOrderIdDto,
  PaymentOrderPage,
  PaymentOrderQuery,
  RecordRefundDto,
  RecordReturnDto,
  RejectPaymentOrderDto,
} from './payment-order.dto.js';
import { exportOrders } from './payment-order-export.js';
import { listOrders } from './payment-order-list.js';
import { showOrder } from './payment-order-view.js';
import { RecordRefundPaymentOrder } from './record-refund-payment-order.js';
import { RecordReturnPaymentOrder } from './record-return-payment-order.js';
import { RejectPaymentOrder } from './reject-payment-order.js';

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('payments')
@Controller('api/payment-orders')
export class PaymentsController {
  constructor(
    private readonly db: Database,
    private readonly documents: Documents,
    private readonly issuing: IssuePaymentOrder,
    private readonly accepting: AcceptPaymentOrder,
    private readonly rejecting: RejectPaymentOrder,
    private readonly confirming: ConfirmPaidPaymentOrder,
    private readonly returning: RecordReturnPaymentOrder,
    private readonly refunding: RecordRefundPaymentOrder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Can('payment-order.read')
  @ApiOkResponse({ type: PaymentOrderPage })
  list(@Query() query: PaymentOrderQuery): Promise<PaymentOrderPage> {
    return listOrders(this.db, query, today(this.clock));
  }

  @Get('export.csv')
  @Can('payment-order.read')
  @ApiProduces('text/csv')
  async csv(@Query() query: PaymentOrderQuery, @Res() response: Response): Promise<void> {
    this.documents.sendBytes(response, await exportOrders(this.db, query, today(this.clock)));
  }

  /** Instalments that are due and have no order, the most urgent first. */
  @Get('due')
  @Can('payment-order.read')
  @ApiOkResponse({ type: DueInstalmentPage })
  due(@CurrentActor() actor: Actor, @Query() query: DueQuery): Promise<DueInstalmentPage> {
    return listDue(this.db, actor, query, today(this.clock));
  }

  @Get(':id')
  @Can('payment-order.read')
  @ApiOkResponse({ type: PaymentOrderDto })
  show(@CurrentActor() actor: Actor, @Id() id: string): Promise<PaymentOrderDto> {
    return showOrder(this.db, actor, id, today(this.clock));
  }

  @Post()
  @Can('payment-order.issue')
  @ApiCreatedResponse({ type: IssuedDto })
  issue(@CurrentActor() actor: Actor, @IdempotencyKey() key: string, @Body() { instalmentId }: IssuePaymentOrderDto) {
    return this.issuing.run(actor, instalmentId, key);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Can('payment-order.pay')
  @ApiOkResponse({ type: PaymentOrderIdDto })
  accept(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.accepting.run(actor, id);
  }

  @Post(':id/reject')
  @HttpCode(200)
  @Can('payment-order.pay')
  @ApiOkResponse({ type: PaymentOrderIdDto })
  reject(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: string,
    @Id() id: string,
    @Body() { reason }: RejectPaymentOrderDto,
  ) {
    return this.rejecting.run(actor, id, reason, key);
  }

  @Post(':id/confirm-paid')
  @HttpCode(200)
  @Can('payment-order.pay')
  @ApiOkResponse({ type: PaymentOrderIdDto })
  confirmPaid(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: string,
    @Id() id: string,
    @Body() input: ConfirmPaidDto,
  ) {
    return this.confirming.run(actor, id, input, key);
  }

  @Post(':id/record-return')
  @HttpCode(200)
  @Can('payment-order.pay')
  @ApiOkResponse({ type: PaymentOrderIdDto })
  recordReturn(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: string,
    @Id() id: string,
    @Body() input: RecordReturnDto,
  ) {
    return this.returning.run(actor, id, input, key);
  }

  @Post(':id/record-refund')
  @HttpCode(200)
  @Can('payment-order.pay')
  @ApiOkResponse({ type: PaymentOrderIdDto })
  recordRefund(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: string,
    @Id() id: string,
    @Body() input: RecordRefundDto,
  ) {
    return this.refunding.run(actor, id, input, key);
  }
}
