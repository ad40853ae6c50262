import { Link } from 'react-router';
import type { components } from '../api.js';
import { Day, Pager, Table, useWords } from '../ui/index.js';

type Page = components['schemas']['AuthorityEntryPage'];
type Entry = Page['items'][number];

/** The entries of an authority, the latest first. Votes, amendments and lapses bear the number of their act. */
export function AuthorityEntries({ page }: { page: Page }) {
  const { t, cents } = useWords();
  return (
    <section id="entries" aria-label={t('entries')}>
      <Table
        caption={t('entries')}
        rows={page.items}
        keyOf={(entry) => entry.id}
        columns={[
          {
            key: 'date',
            heading: t('accounting-date'),
            cell: (entry) => <Day short date={entry.accountingDate} />,
            sort: 'date',
          },
          { key: 'move', heading: t('move'), cell: (entry) => <Move entry={entry} /> },
          { key: 'amount', heading: t('amount.euros'), cell: (entry) => cents(entry.amountCents), kind: 'number' },
          { key: 'of', heading: t('authority.act'), cell: (entry) => <Of entry={entry} /> },
          { key: 'who', heading: t('who'), cell: (entry) => entry.actorName ?? t('who.house') },
          { key: 'reason', heading: t('reason'), cell: (entry) => entry.reason },
        ]}
      />
      <Pager page={page} />
    </section>
  );
}

function Move({ entry }: { entry: Entry }) {
  const { t } = useWords();
  return (
    <>
      {entry.moveLabel}{' '}
      <span className="quiet small">{t('from-to', { from: entry.fromLabel, to: entry.toLabel })}</span>
    </>
  );
}

function Of({ entry: { grantId, reference } }: { entry: Entry }) {
  const { t } = useWords();
  if (grantId) return <Link to={`/office/grants/${grantId}`}>{t('grant.open')}</Link>;
  return <span className="nowrap">{reference}</span>;
}
