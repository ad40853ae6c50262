import { Empty, StatusTag, Table, useWords, type Column } from '../ui/index.js';
import type { Speaker } from '../words.js';
import type { components } from '../api.js';

type PastGrants = components['schemas']['PastGrantsDto'];

const columnsOf = ({ t, cents }: Speaker): Column<PastGrants['items'][number]>[] => [
  { key: 'year', heading: t('year'), cell: (grant) => String(grant.year) },
  {
    key: 'purpose',
    heading: t('purpose'),
    cell: (grant) => `${grant.purpose ?? ''}${grant.matchedBy === 'name' ? ' *' : ''}`,
  },
  { key: 'giver', heading: t('giver'), cell: (grant) => grant.giver },
  {
    key: 'asked',
    heading: t('asked'),
    kind: 'number',
    cell: (grant) => (grant.askedCents == null ? '' : cents(grant.askedCents)),
  },
  { key: 'amount', heading: t('granted'), kind: 'number', cell: (grant) => cents(grant.amountCents) },
  {
    key: 'outcome',
    heading: t('outcome'),
    cell: (grant) => (
      <StatusTag tone={grant.outcome === 'granted' ? 'settled' : 'neutral'}>{grant.outcomeLabel}</StatusTag>
    ),
  },
];

/** What the organisation had before, by year and one by one. */
export function PastGrants({ past }: { past: PastGrants }) {
  const words = useWords();
  const { t, money } = words;
  const byName = past.items.some((grant) => grant.matchedBy === 'name');
  return (
    <section className="stack" aria-labelledby="past-grants">
      <h2 id="past-grants">{t('past')}</h2>
      {past.years.length > 0 ? (
        <p>
          {past.years
            .map(({ year, amountCents }) => t('past.year', { year: String(year), amount: money(amountCents) }))
            .join(' · ')}
        </p>
      ) : null}
      <Table
        caption={t('past')}
        captionHidden
        rows={past.items}
        keyOf={(grant) => grant.id}
        empty={<Empty title={t('past.empty')}>{t('past.empty.next')}</Empty>}
        columns={columnsOf(words)}
      />
      {byName ? <p className="quiet small">{t('past.by-name')}</p> : null}
    </section>
  );
}
