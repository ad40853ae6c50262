import { Day, StatusTag, Table, useWords } from '../ui/index.js';
import type { PaymentOrder } from './states.js';

/** Every attempt to move the order's money, the first first. */
export function Transfers({ order }: { order: PaymentOrder }) {
  const { t, cents } = useWords();
  if (order.transfers.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t('transfers')}</h2>
      <Table
        caption={t('transfers')}
        captionHidden
        rows={order.transfers}
        keyOf={(one) => one.id}
        columns={[
          {
            key: 'reference',
            heading: t('bank-reference'),
            cell: (one) => <span className="nowrap">{one.bankReference}</span>,
          },
          { key: 'paid-on', heading: t('paid-on'), cell: (one) => <Day date={one.paidOn} /> },
          { key: 'iban', heading: t('account.iban'), cell: (one) => one.iban },
          { key: 'state', heading: t('state'), cell: (one) => <Outcome transfer={one} /> },
          { key: 'amount', heading: t('amount.euros'), cell: (one) => cents(one.amountCents), kind: 'number' },
        ]}
      />
    </section>
  );
}

function Outcome({ transfer }: { transfer: PaymentOrder['transfers'][number] }) {
  const { t, day } = useWords();
  const { state, stateLabel, returnedOn, returnReason } = transfer;
  const why = returnedOn ? t('returned', { day: day(returnedOn), reason: returnReason ?? '' }) : null;
  return (
    <span>
      <StatusTag tone={state === 'paid' ? 'settled' : 'late'}>{stateLabel}</StatusTag>
      {why ? <span className="small quiet"> {why}</span> : null}
    </span>
  );
}
