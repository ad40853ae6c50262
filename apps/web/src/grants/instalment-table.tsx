import { Day, Due, StatusTag, Table, useWords } from '../ui/index.js';
import { instalmentTone, type Grant, type Instalment } from './states.js';

/** The instalments of a grant: when or on what condition, where each stands, and why none follows where none does. */
export function InstalmentTable({ grant }: { grant: Pick<Grant, 'instalments' | 'state'> }) {
  const { t, cents } = useWords();
  const { instalments } = grant;
  const total = instalments.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const none = whyNone(grant);
  return (
    <>
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
      {none ? <p className="quiet">{t(none)}</p> : null}
    </>
  );
}

/** Words for a grant of which no instalment is still to come. */
function whyNone({ instalments, state }: Pick<Grant, 'instalments' | 'state'>): string | undefined {
  if (instalments.some((one) => ['planned', 'due', 'ordered'].includes(one.state))) return undefined;
  if (state === 'refused' || state === 'abandoned') return `instalments.none.${state}`;
  return state === 'closed' ? 'instalments.none.closed' : 'instalments.none.paid';
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
