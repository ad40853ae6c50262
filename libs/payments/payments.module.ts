import { Module } from '@nestjs/common';
import { BudgetsModule } from '#libs/budgets';
import { AcceptPaymentOrder } from './accept-payment-order.js';
import { ConfirmPaidPaymentOrder } from './confirm-paid-payment-order.js';
import './grant-happenings.js';
import { IssuePaymentOrder } from './issue-payment-order.js';
import { OrderPlaces } from './order-place.js';
import './payment-order.notices.js';
import { PaymentsController } from './payments.controller.js';
import './payments.permissions.js';
import { RecordRefundPaymentOrder } from './record-refund-payment-order.js';
import { RecordReturnPaymentOrder } from './record-return-payment-order.js';
import { RefundsController } from './refunds.controller.js';
import { RejectPaymentOrder } from './reject-payment-order.js';

const acts = [
  IssuePaymentOrder,
  AcceptPaymentOrder,
  RejectPaymentOrder,
  ConfirmPaidPaymentOrder,
  RecordReturnPaymentOrder,
  RecordRefundPaymentOrder,
];

@Module({
  imports: [BudgetsModule],
  controllers: [PaymentsController, RefundsController],
  providers: [...acts, OrderPlaces],
  exports: acts,
})
export class PaymentsModule {}
