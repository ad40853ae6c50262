import { PaymentOrder, PaymentOrderCounter, Transfer } from './payment-order.entity.js';

export { PaymentsModule } from './payments.module.js';

export const entities = [PaymentOrder, PaymentOrderCounter, Transfer];
