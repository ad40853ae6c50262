import { Day, Table, useWords } from '../ui/index.js';
import type { PaymentOrder } from './states.js';

/** What the beneficiary gave back, and what became of it (rule 3.25). */
export function Refunds({ order: { refunds } }: { order: PaymentOrder }) {
  const { t, cents } = useWords();
  if (refunds.length === 0) return null;
  return (
    <Table
      caption={t('refunds')}
      rows={refunds}
      keyOf={({ id }) => id}
      columns={[
        { key: 'on', heading: t('refund.on'), cell: ({ receivedOn }) => <Day date={receivedOn} /> },
        {
          key: 'kind',
          heading: t('refund.kind'),
          cell: ({ kindLabel, fiscalYear }) => t('refund.kind.of', { kind: kindLabel, year: String(fiscalYear) }),
        },
        {
          key: 'reference',
          heading: t('bank-reference'),
          cell: ({ bankReference }) => <span className="nowrap">{bankReference}</span>,
        },
        { key: 'reason', heading: t('refund.reason'), cell: ({ reason }) => reason },
        {
          key: 'amount',
          heading: t('refund.amount.euros'),
          kind: 'number',
          cell: ({ amountCents }) => cents(amountCents),
        },
      ]}
    />
  );
}
