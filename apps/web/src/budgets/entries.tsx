import { Link } from 'react-router';
import type { components } from '../api.js';
import { Day, Empty, Pager, Table, useWords } from '../ui/index.js';

type Page = components['schemas']['EntryPage'];

/** The entries of a line, the latest first, each with who, why and for which grant. */
export function Entries({ page }: { page: Page }) {
  const { t, cents } = useWords();
  return (
    <section id="entries" aria-label={t('entries')}>
      <Table
        caption={t('entries')}
        rows={page.items}
        keyOf={(entry) => entry.id}
        empty={<Empty title={t('entries.empty')}>{t('entries.empty.next')}</Empty>}
        columns={[
          {
            key: 'date',
            heading: t('accounting-date'),
            cell: (entry) => <Day short date={entry.accountingDate} />,
            sort: 'date',
          },
          {
            key: 'move',
            heading: t('move'),
            cell: (entry) => <Move entry={entry} />,
          },
          { key: 'amount', heading: t('amount.euros'), cell: (entry) => cents(entry.amountCents), kind: 'number' },
          {
            key: 'grant',
            heading: t('grant'),
            cell: (entry) =>
              entry.grantId ? <Link to={`/office/grants/${entry.grantId}`}>{t('grant.open')}</Link> : null,
          },
          { key: 'who', heading: t('who'), cell: (entry) => entry.actorName ?? t('who.house') },
          { key: 'reason', heading: t('reason'), cell: (entry) => entry.reason },
        ]}
      />
      <Pager page={page} />
    </section>
  );
}

function Move({ entry }: { entry: Page['items'][number] }) {
  const { t } = useWords();
  const act = /^budget-act:([^:]+):/.exec(entry.reference)?.[1];
  return (
    <>
      {act ? <Link to={`/office/budget-acts/${act}`}>{entry.moveLabel}</Link> : entry.moveLabel}{' '}
      <span className="quiet small">{t('from-to', { from: entry.fromLabel, to: entry.toLabel })}</span>
    </>
  );
}
