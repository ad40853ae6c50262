import { ActPanel, DateField, MoneyField, TextField, useWords } from '../ui/index.js';
import type { PaymentOrder } from './states.js';

/** What the accountant may do with an order now. */
export function PaymentActs({ order }: { order: PaymentOrder }) {
  const sent = order.transfers.find(({ state }) => state === 'paid');
  return (
    <ActPanel
      acts={order.allowedActs}
      defaults={{ bankReference: sent?.bankReference }}
      hotkeys={{ 'payment-order.accept': 'a' }}
      fields={{
        'payment-order.confirm-paid': <PaidFields />,
        'payment-order.record-return': <ReturnFields />,
        'payment-order.record-refund': <RefundFields />,
      }}
    />
  );
}

function PaidFields() {
  const { t } = useWords();
  return (
    <>
      <DateField name="paidOn" label={t('paid-on')} />
      <TextField name="bankReference" label={t('bank-reference')} hint={t('bank-reference.hint')} maxLength={100} />
    </>
  );
}

function ReturnFields() {
  const { t } = useWords();
  return (
    <>
      <TextField name="bankReference" label={t('bank-reference.returned')} maxLength={100} />
      <DateField name="returnedOn" label={t('returned-on')} />
      <TextField name="reason" label={t('return-reason')} hint={t('return-reason.hint')} maxLength={500} />
    </>
  );
}

function RefundFields() {
  const { t } = useWords();
  return (
    <>
      <MoneyField name="amountCents" label={t('refund.amount')} />
      <DateField name="receivedOn" label={t('refund.on')} />
      <TextField name="bankReference" label={t('bank-reference')} value="" maxLength={100} />
      <TextField name="reason" label={t('refund.reason')} hint={t('refund.reason.hint')} maxLength={2000} />
    </>
  );
}
