import { Day, Due, StatusTag, Table, useWords } from '../ui/index.js';
import { instalmentTone, type Instalment } from './states.js';

/** The instalments of a grant: when or on what condition, and where each stands. */
export function InstalmentTable({ instalments }: { instalments: readonly Instalment[] }) {
  const { t, cents } = useWords();
  const total = instalments.reduce((sum, { amountCents }) => sum + amountCents, 0);
  return (
    <Table
      caption={t('instalments')}
      captionHidden
      rows={instalments}
      keyOf={(one) => one.id}
      columns={[
        { key: 'position', heading: t('instalment.number'), cell: (one) => one.position, total: t('total') },
        { key: 'when', heading: t('instalment.when'), cell: (one) => <When instalment={one} /> },
        {
          key: 'state',
          heading: t('state'),
          cell: (one) => <StatusTag tone={instalmentTone(one.state)}>{one.stateLabel}</StatusTag>,
        },
        { key: 'pay-by', heading: t('instalment.pay-by'), cell: (one) => <PayBy instalment={one} /> },
        {
          key: 'amount',
          heading: t('amount.euros'),
          cell: (one) => cents(one.amountCents),
          kind: 'number',
          total: cents(total),
        },
      ]}
    />
  );
}

function When({ instalment: { dueOn, condition, conditionMetOn } }: { instalment: Instalment }) {
  const { t, day } = useWords();
  if (dueOn) return <Day short date={dueOn} />;
  return (
    <span>
      {condition}{' '}
      <span className="quiet">
        ({conditionMetOn ? t('condition.met', { day: day(conditionMetOn) }) : t('condition.open')})
      </span>
    </span>
  );
}

function PayBy({ instalment: { state, payBy, paidOn } }: { instalment: Instalment }) {
  const { t, day } = useWords();
  if (paidOn) return t('instalment.paid-on', { day: day(paidOn) });
  if (!payBy || state === 'cancelled') return t('none');
  return <span>{state === 'planned' ? <Day short date={payBy} /> : <Due short date={payBy} />}</span>;
}
