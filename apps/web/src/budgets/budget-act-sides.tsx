import { Link } from 'react-router';
import { Table, useWords } from '../ui/index.js';
import type { ActView } from './budget-act.js';

/** The sides of an act with what stands on each line now. */
export function BudgetActSides({ act }: { act: ActView }) {
  const { t, cents } = useWords();
  return (
    <Table
      caption={t('act.sides')}
      rows={act.sides.map((side, i) => ({ ...side, i }))}
      keyOf={({ i }) => String(i)}
      columns={[
        {
          key: 'label',
          heading: t('label'),
          cell: ({ lineId, label }) => (lineId ? <Link to={`/office/budget-lines/${lineId}`}>{label}</Link> : label),
          total: t('total'),
        },
        { key: 'programme', heading: t('programme'), cell: ({ programmeName }) => programmeName },
        {
          key: 'place',
          heading: t('act.place'),
          cell: ({ chapter, nature }) => <span className="nowrap">{`${chapter}-${nature}`}</span>,
        },
        {
          ...{ key: 'amount', heading: t('act.amount'), kind: 'number', total: cents(act.sumCents) },
          cell: ({ amountCents }) => cents(amountCents),
        },
        {
          key: 'voted',
          heading: t('act.voted-now'),
          kind: 'number',
          cell: ({ votedCents }) => (votedCents === null || votedCents === undefined ? null : cents(votedCents)),
        },
      ]}
    />
  );
}
