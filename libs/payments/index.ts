import { PaymentOrder, PaymentOrderCounter, Transfer } from './payment-order.entity.js';
import { Refund } from './refund.entity.js';

export { PaymentsModule } from './payments.module.js';
export { incomeOfClosed } from './refunds.repository.js';

export const entities = [PaymentOrder, PaymentOrderCounter, Transfer, Refund];
